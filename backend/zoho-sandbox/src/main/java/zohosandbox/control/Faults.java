package zohosandbox.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults switched on, oldest first. */
public final class Faults {

  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  /**
   * How a callback travels.
   *
   * @param copies how often it is sent: 0, 1 or 2
   * @param late how long it waits before it leaves
   * @param overtaken whether it waits for the next one to arrive before it
   * @param patience how long it waits to be overtaken
   */
  public record Delivery(int copies, Duration late, boolean overtaken, Duration patience) {}

  void add(Fault fault) {
    faults.add(fault);
  }

  List<Fault> all() {
    return faults.stream().filter(fault -> !fault.occasions().over()).toList();
  }

  /** Switches everything off. */
  void clear() {
    faults.clear();
  }

  Optional<Fault> strike(Fault.Kind kind, String name, String path) {
    return faults.stream().filter(fault -> fault.strikes(kind, name, path)).findFirst();
  }

  /** What becomes of a callback about that operation in that module. */
  public Delivery delivery(String module, String operation) {
    String name = module + "." + operation;
    String path = "/crm/v8/" + module;
    if (strike(Fault.Kind.CALLBACK_DROP, name, path).isPresent()) {
      return new Delivery(0, Duration.ZERO, false, Duration.ZERO);
    }
    int copies = strike(Fault.Kind.CALLBACK_DUPLICATE, name, path).isPresent() ? 2 : 1;
    Duration late =
        strike(Fault.Kind.CALLBACK_DELAY, name, path)
            .map(fault -> Duration.ofMillis(fault.ms()))
            .orElse(Duration.ZERO);
    Optional<Fault> reorder = strike(Fault.Kind.CALLBACK_REORDER, name, path);
    return new Delivery(
        copies,
        late,
        reorder.isPresent(),
        reorder.map(fault -> Duration.ofMillis(fault.ms())).orElse(Duration.ZERO));
  }
}
