package partnerportal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What would make a running portal unsafe, found before anything is started; a line for each. */
final class MainChecks {

  /** Where the portal, deployed in the same process, says why it must not run. */
  static final String REFUSED = "partnerportal.refused";

  /** Passwords that installations are shipped with, or that examples are written with. */
  private static final Set<String> KNOWN =
      Set.of(
          "password",
          "passwort",
          "postgres",
          "postgresql",
          "changeme",
          "change-me",
          "change_me",
          "secret",
          "admin",
          "root",
          "default",
          "example",
          "portal",
          "partner-portal",
          "12345678",
          "123456");

  private static final List<String> SECRETS =
      List.of("portal.database.password", "portal.database.owner-password", "portal.mail.password");

  private MainChecks() {}

  /** What is wrong, in words for an operator; empty when the portal may start. */
  static List<String> wrong() throws IOException {
    var wrong = new ArrayList<String>();
    for (var key : SECRETS) {
      if (Main.setting(key).filter(MainChecks::isKnown).isPresent())
        wrong.add(key + " is a password everybody knows. Give the role another one.");
    }
    var keys = Main.setting("portal.keys.file").map(Path::of).filter(Files::exists);
    if (keys.isPresent()) {
      var may = PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.get()));
      if (!may.endsWith("------"))
        wrong.add(keys.get() + " can be read by others. Run: chmod 600 " + keys.get());
    }
    return wrong;
  }

  /** Said by what was deployed; null while it has nothing against it. */
  static String refused() {
    return System.getProperty(REFUSED);
  }

  private static boolean isKnown(String password) {
    return KNOWN.contains(password.toLowerCase(Locale.ROOT));
  }
}
