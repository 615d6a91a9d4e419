package partnerportal.chaos;

import java.util.List;
import java.util.Locale;

/**
 * What the checker found.
 *
 * @param acknowledged submissions a client was told about
 * @param lost of those, leads one side does not have and nobody can see waiting
 * @param duplicates records beyond one of a lead, on either side
 * @param regressions changes that went back in time, and acknowledged writes that are gone
 * @param equal the lowest share of settled cells equal at any sample, in percent
 * @param convergedSeconds from the last fault's end until all was equal; negative when it never was
 * @param stuck leads shown as refused although the CRM has them
 * @param different cells not equal at the end
 * @param tokens access tokens asked for beyond what losses explain
 * @param breaches each of the above in words
 */
record Verdict(
    int acknowledged,
    int lost,
    int duplicates,
    int regressions,
    double equal,
    long convergedSeconds,
    int stuck,
    int different,
    int tokens,
    List<String> breaches) {

  /** Whether nothing was broken. */
  boolean sound() {
    return lost == 0
        && duplicates == 0
        && regressions == 0
        && stuck == 0
        && different == 0
        && tokens == 0
        && convergedSeconds >= 0
        && equal >= 99.9;
  }

  /** The line people look for. */
  String line() {
    var line =
        String.format(
            Locale.ROOT,
            "chaos: acknowledged=%d lost=%d duplicates=%d regressions=%d equal=%.2f converged_s=%d",
            acknowledged,
            lost,
            duplicates,
            regressions,
            Math.floor(equal * 100) / 100, // 99.999 is not 100
            convergedSeconds);
    if (stuck + different + tokens == 0) return line;
    return line + " stuck=%d different=%d tokens=%d".formatted(stuck, different, tokens);
  }
}
