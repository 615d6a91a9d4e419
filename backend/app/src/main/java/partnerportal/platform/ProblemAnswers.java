package partnerportal.platform;

import jakarta.annotation.Priority;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.TransactionalException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import javax.transaction.xa.XAException;
import org.glassfish.jersey.server.ParamException;

/**
 * Turns whatever went wrong behind a resource into one problem; nothing of the inside leaves but
 * the trace id.
 */
@Provider
public class ProblemAnswers implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class.getName());

  /** What may be tried again as it is, by its SQL state (PostgreSQL, appendix A). */
  private static final Set<String> PASSING =
      Set.of(
          "55000", // it takes no connections
          "55P03", // somebody holds it for too long
          "40P01", // two wait for each other
          "25P03"); // this node was away for too long

  @Override
  public Response toResponse(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) return answer(problem);
      if (cause instanceof ConstraintViolationException refused) return answer(refused);
      if (cause instanceof OptimisticLockException) {
        return answer(ProblemKind.VERSION_CONFLICT, null, List.of());
      }
      if (cause instanceof WebApplicationException web) return answer(web);
      if (databaseIsAway(cause)) {
        LOG.log(
            Level.WARNING,
            "trace {0}: the database does not answer: {1}",
            new Object[] {Trace.id(), cause});
        return Response.fromResponse(answer(ProblemKind.TEMPORARILY_UNAVAILABLE, null, List.of()))
            .header("Retry-After", 5)
            .build();
      }
    }
    LOG.log(Level.SEVERE, "trace " + Trace.id() + ": a request failed", thrown);
    return answer(ProblemKind.INTERNAL_ERROR, null, List.of());
  }

  private static Response answer(Problem problem) {
    var response = answer(problem.kind(), problem.getMessage(), problem.faults());
    if (problem.kind() == ProblemKind.REQUEST_TIMEOUT)
      return Response.fromResponse(response).header("Connection", "close").build();
    if (problem.retryAfter() == null) return response;
    return Response.fromResponse(response)
        .header("Retry-After", Math.max(1, problem.retryAfter().toSeconds()))
        .build();
  }

  private static Response answer(ConstraintViolationException refused) {
    var faults =
        refused.getConstraintViolations().stream()
            .map(ProblemAnswers::fault)
            .sorted(java.util.Comparator.comparing(Problem.Fault::pointer))
            .toList();
    return answer(ProblemKind.VALIDATION_FAILED, null, faults);
  }

  private static Response answer(WebApplicationException web) {
    var status = web.getResponse().getStatus();
    if (web instanceof ParamException.QueryParamException parameter) {
      var detail = "The value of " + parameter.getParameterName() + " has no meaning here.";
      return answer(ProblemKind.INVALID_PARAMETER, detail, List.of());
    }
    if (status < 400) return web.getResponse();
    var response = Response.fromResponse(answer(ProblemKind.ofStatus(status), null, List.of()));
    var allow = web.getResponse().getHeaderString("Allow");
    return (allow == null ? response : response.header("Allow", allow)).build();
  }

  static Response answer(ProblemKind kind, String detail, List<Problem.Fault> faults) {
    return Response.status(kind.status(), kind.phrase())
        .type(MediaType.valueOf(ProblemBody.MEDIA_TYPE))
        .header("Cache-Control", "no-store")
        .entity(ProblemBody.of(kind, detail, faults, Trace.id()))
        .build();
  }

  /** A property path starts with method and parameter; what follows is the way through the body. */
  private static Problem.Fault fault(ConstraintViolation<?> violation) {
    var pointer = new StringBuilder();
    StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
        .skip(2)
        .forEach(
            node -> {
              if (node.getIndex() != null) pointer.append('/').append(node.getIndex());
              if (node.getName() != null && !node.getName().startsWith("<"))
                pointer.append('/').append(StrictJson.wireName(node.getName()));
            });
    var code = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return new Problem.Fault(
        pointer.toString(), StrictJson.wireName(code).replace('_', '-'), violation.getMessage());
  }

  /**
   * {@link #PASSING}, or SQL state classes 08 (connection) and 57P (the server is going or coming).
   */
  private static boolean databaseIsAway(Throwable cause) {
    if (cause instanceof XAException) return true;
    if (!(cause instanceof SQLException sql)) return false;
    var state = sql.getSQLState();
    if (state != null)
      return state.startsWith("08") || state.startsWith("57P") || PASSING.contains(state);
    return String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("connection");
  }

  /** The container has a mapper of its own for these that would be nearer; ours is asked first. */
  @Provider
  @Priority(1)
  public static class OfValidation implements ExceptionMapper<ValidationException> {
    @Override
    public Response toResponse(ValidationException refused) {
      return new ProblemAnswers().toResponse(refused);
    }
  }

  /** The same for a transaction that could not be ended: the connection went while it was open. */
  @Provider
  @Priority(1)
  public static class OfTransactions implements ExceptionMapper<TransactionalException> {
    @Override
    public Response toResponse(TransactionalException failed) {
      return new ProblemAnswers().toResponse(failed);
    }
  }
}
