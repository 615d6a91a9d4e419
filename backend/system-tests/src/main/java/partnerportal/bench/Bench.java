package partnerportal.bench;

/** Everything that is measured, one after the other: {@code mvn -q -Pbench}. */
public final class Bench {

  private Bench() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    Drain.main(arguments);
    Latency.main(arguments);
    Search.main(arguments);
  }
}
