package partnerportal.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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
  private final Set<String> sealed = ConcurrentHashMap.newKeySet();

  /** Notes where a word belongs, and answers with it. */
  String sing(String word, Place place) {
    words.put(word.toLowerCase(Locale.ROOT), place);
    return word;
  }

  /** The same of contact data and what is written freely: it may lie nowhere in the open. */
  String seal(String word, Place place) {
    sealed.add(word.toLowerCase(Locale.ROOT));
    return sing(word, place);
  }

  /** What may lie nowhere in the open. */
  Set<String> sealed() {
    return Set.copyOf(sealed);
  }

  /** Every word that was written, and no id. */
  Set<String> written() {
    return words.keySet().stream()
        .filter(word -> word.contains("xq") || sealed.contains(word))
        .collect(Collectors.toSet());
  }

  /** What of contact data an answer holds. */
  List<String> sealedIn(Reply reply) {
    var text = (reply.headers().map() + reply.body()).toLowerCase(Locale.ROOT);
    return sealed.stream().filter(text::contains).toList();
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
