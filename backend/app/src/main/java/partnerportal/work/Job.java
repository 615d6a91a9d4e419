package partnerportal.work;

import java.time.Duration;

/**
 * Something to be done once after a commit, at least once in truth: the second run has to do
 * nothing.
 */
public interface Job {

  /** An order, for instance {@code send-mail}; stored, so it stays as it is. */
  String name();

  /**
   * Does it, with no transaction open.
   *
   * @throws RuntimeException to be tried again after {@link #retryAfter}
   */
  void run(JobOrder order);

  /** The pause before the next try after so many failures in a row. */
  default Duration retryAfter(int failures) {
    return Duration.ofSeconds(Math.min(300, 1L << Math.min(failures, 9)));
  }
}
