package partnerportal.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import partnerportal.systems.Repository;

/**
 * Where the demo keeps its data and where its parts listen.
 *
 * @param data the folder of everything that outlives a run
 */
record DemoSettings(
    Path data, int portal, int crm, int widgets, int website, int mailbox, int style, int api) {

  private static final List<Integer> USUAL = List.of(8080, 9080, 9081, 9082, 9083, 9084, 9085);

  /**
   * Reads the command line: {@code --data FOLDER} and {@code --ports} with seven numbers, both
   * optional.
   *
   * @throws IllegalArgumentException for anything else
   */
  static DemoSettings of(String... arguments) {
    var data = Repository.here().root().resolve(".demo");
    var ports = USUAL;
    for (var i = 0; i < arguments.length; i += 2) {
      switch (i + 1 < arguments.length ? arguments[i] : "") {
        case "--data" -> data = Path.of(arguments[i + 1]).toAbsolutePath();
        case "--ports" ->
            ports = Arrays.stream(arguments[i + 1].split(",")).map(Integer::valueOf).toList();
        default ->
            throw new IllegalArgumentException(
                "Known are --data FOLDER and --ports with seven numbers.");
      }
    }
    if (ports.size() != USUAL.size()) {
      throw new IllegalArgumentException("--ports wants seven numbers, like " + USUAL + ".");
    }
    return new DemoSettings(
        data,
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        ports.get(5),
        ports.get(6));
  }

  /** What each port is for, in words for people. */
  Map<String, Integer> ports() {
    var all = new LinkedHashMap<String, Integer>();
    all.put("the portal", portal);
    all.put("the CRM", crm);
    all.put("the CRM's widgets", widgets);
    all.put("the partner's website", website);
    all.put("the mailbox", mailbox);
    all.put("the style page", style);
    all.put("the API documentation", api);
    return all;
  }
}
