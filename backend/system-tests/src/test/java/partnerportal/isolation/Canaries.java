package partnerportal.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import partnerportal.systems.Reply;

/** Words and ids that tell where they come from, wherever they turn up. */
final class Canaries {

  /**
   * Whose a word is.
   *
   * @param partner null when only the organisation's people may know it
   * @param person only they and those who see the whole partner; null for all of the partner
   */
  record Place(String organization, String partner, String person) {}

  private final Map<String, Place> words = new ConcurrentHashMap<>();

  /** Notes where a word belongs, and answers with it. */
  String sing(String word, Place place) {
    words.put(word.toLowerCase(Locale.ROOT), place);
    return word;
  }

  /** What in an answer is not for somebody. */
  List<String> foreignIn(Actor actor, Reply reply) {
    var text = (reply.headers().map() + reply.body()).toLowerCase(Locale.ROOT);
    var found = new ArrayList<String>();
    words.forEach(
        (word, place) -> {
          if (!actor.maySee(place) && text.contains(word)) found.add(word + " of " + place);
        });
    return found;
  }
}
