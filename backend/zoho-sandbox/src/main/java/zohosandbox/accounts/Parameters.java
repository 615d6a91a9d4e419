package zohosandbox.accounts;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.glassfish.jersey.server.ContainerRequest;

/** What a call of the accounts server says, wherever it says it: query, form or multipart. */
final class Parameters {

  private final Map<String, String> values = new HashMap<>();

  private Parameters() {}

  static Parameters of(UriInfo uri) {
    Parameters parameters = new Parameters();
    uri.getQueryParameters().forEach((name, values) -> parameters.values.put(name, values.get(0)));
    return parameters;
  }

  /** Of the query and the body; the body wins. */
  static Parameters of(ContainerRequest request) {
    Parameters parameters = of(request.getUriInfo());
    if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType())) {
      parameters.multipart(request.readEntity(FormDataMultiPart.class));
    } else {
      parameters.form(request.readEntity(byte[].class));
    }
    return parameters;
  }

  private void multipart(FormDataMultiPart form) {
    form.getFields()
        .forEach((name, parts) -> values.put(name, parts.get(0).getValueAs(String.class)));
  }

  private void form(byte[] body) {
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A value; an empty text when there is none. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }
}
