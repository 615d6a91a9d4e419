package zohosandbox.control;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults switched on, oldest first. */
public final class Faults {

  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  void add(Fault fault) {
    faults.add(fault);
  }

  List<Fault> all() {
    return faults.stream().filter(fault -> fault.left() != 0).toList();
  }

  /** Switches everything off. */
  void clear() {
    faults.clear();
  }

  Optional<Fault> strike(Fault.Kind kind, String subject) {
    return faults.stream().filter(fault -> fault.strikes(kind, subject)).findFirst();
  }

  /**
   * How often a callback is to be delivered.
   *
   * @param subject {@code Module.operation}
   * @return 0, 1 or 2
   */
  public int deliveries(String subject) {
    if (strike(Fault.Kind.CALLBACK_DROP, subject).isPresent()) {
      return 0;
    }
    return strike(Fault.Kind.CALLBACK_DUPLICATE, subject).isPresent() ? 2 : 1;
  }
}
