package partnerportal.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Looks for words in files, whatever those hold. */
final class AtRest {

  private AtRest() {}

  /**
   * The words that are there, each with the files.
   *
   * @param words in lower case, four bytes at least
   */
  static Map<String, Set<String>> found(
      Path folder, Collection<String> words, Predicate<Path> which) throws IOException {
    var byBeginning = new HashMap<Integer, List<byte[]>>();
    for (var word : words) {
      var bytes = word.getBytes(StandardCharsets.UTF_8);
      byBeginning.merge(beginning(bytes, 0), List.of(bytes), AtRest::both);
    }
    var found = new TreeMap<String, Set<String>>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).filter(which).toList())
        for (var word : in(read(file), byBeginning))
          found.computeIfAbsent(word, w -> new TreeSet<>()).add(folder.relativize(file).toString());
    }
    return found;
  }

  /** A database drops files of before whenever it likes. */
  private static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private static Set<String> in(byte[] bytes, Map<Integer, List<byte[]>> byBeginning) {
    var found = new TreeSet<String>();
    var first = new boolean[256];
    byBeginning.values().forEach(words -> first[words.get(0)[0]] = true);
    for (var i = 0; i + 4 <= bytes.length; i++) {
      if (!first[lower(bytes[i]) & 0xff]) continue;
      for (var word : byBeginning.getOrDefault(beginning(bytes, i), List.of()))
        if (stands(word, bytes, i)) found.add(new String(word, StandardCharsets.UTF_8));
    }
    return found;
  }

  private static int beginning(byte[] bytes, int at) {
    var beginning = 0;
    for (var i = at; i < at + 4; i++) beginning = beginning << 8 | lower(bytes[i]) & 0xff;
    return beginning;
  }

  private static boolean stands(byte[] word, byte[] bytes, int at) {
    if (at + word.length > bytes.length) return false;
    for (var i = 0; i < word.length; i++) if (word[i] != lower(bytes[at + i])) return false;
    return true;
  }

  private static byte lower(byte one) {
    return (byte) (one >= 'A' && one <= 'Z' ? one + 32 : one);
  }

  private static List<byte[]> both(List<byte[]> some, List<byte[]> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
