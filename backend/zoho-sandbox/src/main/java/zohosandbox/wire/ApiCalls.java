package zohosandbox.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one table of what each call of the API needs and costs: {@code api-calls.txt}. */
public final class ApiCalls {

  private static final String TABLE = "api-calls.txt";

  private final List<ApiCall> calls;
  private final Map<String, List<ApiCall>> byMethod;

  private ApiCalls(List<ApiCall> calls) {
    this.calls = calls;
    this.byMethod = calls.stream().collect(Collectors.groupingBy(ApiCall::method));
  }

  /** Reads the table that is packed with the program. */
  public static ApiCalls fromClassPath() {
    try (InputStream in = ApiCalls.class.getClassLoader().getResourceAsStream(TABLE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ApiCalls(
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(ApiCall::of)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, the special before the general. */
  public List<ApiCall> all() {
    return calls;
  }

  /** The kind of a call; a path may begin with a slash. */
  public Optional<ApiCall> find(String method, String path) {
    String bare = path.startsWith("/") ? path.substring(1) : path;
    return byMethod.getOrDefault(method, List.of()).stream()
        .filter(call -> call.fits(bare))
        .findFirst();
  }
}
