package zohosandbox.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an organisation pays Zoho for, and how much it may therefore call. */
public enum Edition {
  FREE(5_000, 0, 5_000, 5),
  STANDARD(50_000, 250, 100_000, 10),
  PROFESSIONAL(50_000, 500, 3_000_000, 15),
  ENTERPRISE(50_000, 1_000, 5_000_000, 20),
  ULTIMATE(50_000, 2_000, Long.MAX_VALUE, 25);

  /** The licences the organisation of every sandbox has bought. */
  private static final int LICENCES = 10;

  private final long base;
  private final long perLicence;
  private final long most;
  private final int concurrent;

  Edition(long base, long perLicence, long most, int concurrent) {
    this.base = base;
    this.perLicence = perLicence;
    this.most = most;
    this.concurrent = concurrent;
  }

  /**
   * The edition of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Edition of(String word) {
    return Arrays.stream(values())
        .filter(edition -> edition.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no edition “%s”; there are %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(Edition::word)
                                .collect(Collectors.joining(", ")))));
  }

  /** Zoho's word for it, for example {@code enterprise}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The credits of a rolling day. */
  long credits() {
    return Math.min(most, base + perLicence * LICENCES);
  }

  /** How many calls may be under way at once. */
  int concurrent() {
    return concurrent;
  }
}
