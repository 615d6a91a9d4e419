package partnerportal.platform;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A situation the caller can understand and act on; answered as {@code application/problem+json}
 * (RFC 9457). Features name their own by extending it. The kinds are the frozen catalogue of {@link
 * ProblemKind}.
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final transient List<Fault> faults;
  private final transient Duration retryAfter;

  /** One thing wrong with the input: where (RFC 6901), a stable code, and what to do in words. */
  public record Fault(
      @Schema(required = true) String pointer,
      @Schema(required = true) String code,
      @Schema(required = true) String detail) {}

  public Problem(ProblemKind kind, String detail) {
    this(kind, detail, List.of(), null);
  }

  public Problem(ProblemKind kind, String detail, List<Fault> faults) {
    this(kind, detail, faults, null);
  }

  public Problem(ProblemKind kind, String detail, Duration retryAfter) {
    this(kind, detail, List.of(), retryAfter);
  }

  private Problem(ProblemKind kind, String detail, List<Fault> faults, Duration retryAfter) {
    super(detail, null, false, false);
    this.kind = kind;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }

  /** Input that breaks a rule at one place. */
  public static Problem invalid(String pointer, String code, String detail) {
    return new Problem(
        ProblemKind.VALIDATION_FAILED, detail, List.of(new Fault(pointer, code, detail)));
  }

  public ProblemKind kind() {
    return kind;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** How long the caller should wait before trying again; null when that is not the point. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
