package partnerportal.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Speaks to the person at the terminal. Goes past {@code System.out}, because the build tool takes
 * that away before shutdown hooks have spoken.
 */
final class Console {

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Console() {}

  static void say(String line) {
    OUT.println(line);
  }
}
