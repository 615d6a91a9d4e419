package partnerportal.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run did when: tells where its time went. */
final class Course {

  private final long began = System.nanoTime();
  private final List<String> steps = new ArrayList<>();

  /** Something is done. */
  synchronized void step(String what) {
    var seconds = (System.nanoTime() - began) / 1e9;
    steps.add(String.format(Locale.ROOT, "%5.1f %s", seconds, what));
  }

  /** All steps with the seconds since the run began. */
  synchronized List<String> steps() {
    return List.copyOf(steps);
  }
}
