package zohosandbox.wire;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.glassfish.jersey.server.ParamException;

/** Turns whatever goes wrong into an answer of Zoho's shape; a stack trace never leaves. */
public final class ErrorAnswers implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(ErrorAnswers.class.getName());

  @Override
  public Response toResponse(Throwable problem) {
    ZohoError error = inZohosWords(problem);
    return Response.status(error.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(error.body())
        .build();
  }

  private static ZohoError inZohosWords(Throwable problem) {
    if (problem instanceof ZohoError error) {
      return error;
    }
    if (problem instanceof ParamException.QueryParamException parameter) {
      return ZohoError.invalidParameter(parameter.getParameterName());
    }
    if (problem instanceof NotFoundException) {
      return ZohoError.invalidUrl();
    }
    if (problem instanceof NotAllowedException) {
      return ZohoError.badRequest(
          "INVALID_REQUEST_METHOD", "The http request method type is not a valid one");
    }
    if (problem instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return ZohoError.badRequest("INVALID_REQUEST", "unable to process your request");
    }
    LOG.log(Level.ERROR, "a call failed inside the sandbox", problem);
    return new ZohoError(
        500, "INTERNAL_ERROR", Jsons.object().build(), "Internal server error occurred.");
  }
}
