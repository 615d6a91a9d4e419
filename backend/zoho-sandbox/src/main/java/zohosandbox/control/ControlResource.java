package zohosandbox.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import zohosandbox.accounts.Tokens;
import zohosandbox.metadata.Catalogue;
import zohosandbox.notifications.Callbacks;
import zohosandbox.notifications.ChannelList;
import zohosandbox.records.Records;
import zohosandbox.records.UnknownKeys;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /_sandbox/…}: what tests and the screen ask of the sandbox itself. */
@Path("_sandbox")
@Produces(MediaType.APPLICATION_JSON)
public final class ControlResource {

  private final Store store;
  private final Catalogue catalogue;
  private final ChannelList channels;
  private final Callbacks callbacks;
  private final Tokens tokens;
  private final Faults faults;
  private final UnknownKeys unknownKeys;
  private final RequestLog requestLog;
  private final SandboxClock clock;
  private final Limits limits;

  public ControlResource(
      Store store,
      Catalogue catalogue,
      ChannelList channels,
      Callbacks callbacks,
      Tokens tokens,
      Faults faults,
      UnknownKeys unknownKeys,
      RequestLog requestLog,
      SandboxClock clock,
      Limits limits) {
    this.store = store;
    this.catalogue = catalogue;
    this.channels = channels;
    this.callbacks = callbacks;
    this.tokens = tokens;
    this.faults = faults;
    this.unknownKeys = unknownKeys;
    this.requestLog = requestLog;
    this.clock = clock;
    this.limits = limits;
  }

  @GET
  @Path("health")
  public JsonObject health() {
    return Jsons.object().add("status", "UP").build();
  }

  /** Forgets faults, throttles, counters and used credits; records, tokens and the time stay. */
  @POST
  @Path("reset")
  public JsonObject reset() {
    tokens.forgetThrottle();
    faults.clear();
    limits.forget();
    unknownKeys.clear();
    requestLog.clear();
    return state();
  }

  /** Refuses the next calls of programs as too many. */
  @POST
  @Path("throttle")
  public JsonObject throttle(@QueryParam("calls") @DefaultValue("1") int calls) {
    if (calls < 0) {
      throw ZohoError.invalidParameter("calls");
    }
    limits.refuseNext(calls);
    return Jsons.object().add("calls", calls).build();
  }

  /** Another program of the organisation uses credits. */
  @POST
  @Path("spend")
  public JsonObject spend(@QueryParam("credits") @DefaultValue("1") int credits) {
    if (credits < 0) {
      throw ZohoError.invalidParameter("credits");
    }
    limits.spend(credits);
    return state();
  }

  @GET
  @Path("state")
  public JsonObject state() {
    JsonObjectBuilder records = Jsons.object();
    catalogue
        .modules()
        .forEach(
            module ->
                records.add(
                    module.apiName(),
                    store.read(() -> store.rows(Records.table(module.apiName())).size())));
    return Jsons.object()
        .add("records", records)
        .add("unknown_keys", counts(unknownKeys.counts()))
        .add("channels", Jsons.values(channels.all()))
        .add(
            "callbacks",
            Jsons.object()
                .add("sent", callbacks.sent())
                .add("failed", callbacks.failed())
                .add("dropped", callbacks.dropped()))
        .add("tokens_issued", tokens.issuedSinceStart())
        .add("now", clock.instant().toString())
        .add(
            "credits",
            Jsons.object().add("used", limits.used()).add("allowance", limits.allowance()))
        .add(
            "running",
            Jsons.object().add("calls", limits.running()).add("heavy", limits.heavyRunning()))
        .add("faults", Jsons.values(faults.all().stream().map(FaultsResource::view).toList()))
        .build();
  }

  @GET
  @Path("requests")
  public JsonObject requests() {
    return requestLog.view();
  }

  @POST
  @Path("tokens/expire")
  public JsonObject expireTokens() {
    return Jsons.object().add("expired", tokens.expireAll()).build();
  }

  /** Moves the time ahead, for example by {@code PT1H30M} or {@code P7D}. */
  @POST
  @Path("clock")
  public JsonObject advance(@QueryParam("advance") String by) {
    try {
      clock.advance(Duration.parse(by == null ? "" : by));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw ZohoError.invalidParameter("advance");
    }
    return Jsons.object().add("now", clock.instant().toString()).build();
  }

  private static JsonObject counts(Map<String, Long> counts) {
    JsonObjectBuilder object = Jsons.object();
    counts.forEach(object::add);
    return object.build();
  }
}
