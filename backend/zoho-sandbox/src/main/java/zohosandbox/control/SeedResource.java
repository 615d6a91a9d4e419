package zohosandbox.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /_sandbox/seed}: makes up records, the same ones in every sandbox. */
@Path("_sandbox/seed")
@Produces(MediaType.APPLICATION_JSON)
public final class SeedResource {

  private static final int MOST = 1_000_000;

  private final Growth growth;

  /** Whoever makes records up. */
  @FunctionalInterface
  public interface Growth {

    /** Plants that many leads and partners; returns how many records of each module it made. */
    Map<String, Integer> plant(int leads, int partners);
  }

  public SeedResource(Growth growth) {
    this.growth = growth;
  }

  @POST
  public JsonObject plant(
      @QueryParam("leads") @DefaultValue("0") int leads,
      @QueryParam("partners") @DefaultValue("0") int partners) {
    if (leads < 0 || leads > MOST) {
      throw ZohoError.invalidParameter("leads");
    }
    if (partners < 0 || partners > MOST) {
      throw ZohoError.invalidParameter("partners");
    }
    JsonObjectBuilder planted = Jsons.object();
    growth.plant(leads, partners).forEach(planted::add);
    return Jsons.object().add("planted", planted).build();
  }
}
