package partnerportal.work;

import java.time.Duration;
import java.util.UUID;

/** Works off what is due for one organisation, one node at a time, until nothing is left. */
public interface Runner {

  /** For instance {@code sync-out}; stored, so it stays as it is. */
  String name();

  /** How often it looks without being woken. */
  Duration every();

  /** One run, with no transaction open. Returns when nothing is due or {@code stopping} says so. */
  void run(UUID organization, Stopping stopping);

  /** Whether the node is going down and the run should end at the next safe place. */
  @FunctionalInterface
  interface Stopping {
    boolean now();
  }
}
