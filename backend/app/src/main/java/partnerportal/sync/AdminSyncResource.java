package partnerportal.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;

/**
 * How synchronisation goes, for the people in the CRM. Credits, permits and the breaker stand at
 * {@code admin/crm}.
 */
@Path("admin/sync")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminSyncResource {

  private static final int MOST_NAMED = 200;

  @Inject SyncCentreStore store;
  @Inject SyncCentre centre;
  @Inject AuditStore audits;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_SYNC)
  @Transactional
  @Operation(summary = "Queues by lane, what is to be read, channels and how far streams were read")
  public Overview overview() {
    var organization = me.scope().organization();
    var lanes = store.lanes(organization).stream().map(AdminSyncResource::lane).toList();
    var inbox = store.inbox(organization);
    return new Overview(
        lanes,
        new SyncInbox(inbox.waiting(), inbox.oldestAt()),
        store.channels(organization).stream()
            .map(c -> new SyncChannel(lower(c.kind()), c.expiresAt(), c.heardAt()))
            .toList(),
        store.cursors(organization).stream()
            .map(c -> new SyncCursor(c.stream(), c.reachedAt(), c.nextAt()))
            .toList(),
        audits.latest(organization).map(AdminSyncResource::audit).orElse(null));
  }

  private static LastAudit audit(AuditStore.Run run) {
    return new LastAudit(
        run.id(),
        lower(run.state().name()),
        run.beganAt(),
        run.finishedAt(),
        run.tally().different(),
        run.tally().consistency());
  }

  @GET
  @Path("blocked")
  @Access(Action.SEE_SYNC)
  @Transactional
  @Operation(summary = "Why records are stuck, most frequent cause first, and what helps")
  public Page<BlockedGroup> blocked() {
    return Page.whole(
        store.blocked(me.scope().organization()).stream().map(AdminSyncResource::group).toList());
  }

  @GET
  @Path("blocked/{group}")
  @Access(Action.SEE_SYNC)
  @Transactional
  @Operation(summary = "Records that are stuck for one reason, latest change first")
  public Page<BlockedRecord> blockedRecords(
      @PathParam("group") String group,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var rows =
        store.blockedIn(me.scope().organization(), group, Page.Cursor.parse(cursor), size).stream()
            .map(AdminSyncResource::record)
            .toList();
    return Page.of(rows, size, row -> new Page.Cursor(row.since(), row.id()));
  }

  @POST
  @Path("blocked/{group}/retry")
  @Access(Action.ACT_ON_SYNC)
  @Transactional
  @Operation(summary = "Tries stuck records of one cause again; all of them where none are named")
  public Retried retry(@PathParam("group") String group, @NotNull Retry which) {
    var records = which.records() == null ? List.<UUID>of() : which.records();
    if (records.size() > MOST_NAMED || which.records() != null && records.isEmpty())
      throw Problem.invalid(
          "/records", "size", "Name 1 to " + MOST_NAMED + " records, or none for all of them.");
    for (var i = 0; i < records.size(); i++)
      if (records.get(i) == null)
        throw Problem.invalid("/records/" + i, "required", "Name a record, or leave it out.");
    return new Retried(centre.retry(me.scope().organization(), group, records, me.actor()));
  }

  private static SyncLane lane(SyncCentreStore.LaneUse lane) {
    return new SyncLane(
        lower(lane.lane().name()),
        lane.waiting(),
        lane.inFlight(),
        lane.retrying(),
        lane.nextRetryAt(),
        lane.blocked(),
        lane.oldestAt());
  }

  private static BlockedGroup group(SyncCentreStore.Group group) {
    return new BlockedGroup(
        group.id(),
        SyncKind.valueOf(group.kind().name()),
        group.cause(),
        advice(group.cause()),
        group.count(),
        group.since(),
        group.nextAt());
  }

  private static BlockedRecord record(SyncCentreStore.Waiting row) {
    return new BlockedRecord(
        SyncKind.valueOf(row.kind().name()),
        row.record(),
        row.number(),
        row.number() == null ? row.partnerName() : row.name(),
        row.company(),
        row.partner(),
        row.partnerName(),
        row.tries(),
        row.notedAt(),
        row.nextAt());
  }

  /** Nothing helps where nothing is wrong. */
  static SyncAdvice advice(String cause) {
    if (cause == null) return null;
    var advice = Advice.of(cause);
    return new SyncAdvice(advice.code(), lower(advice.fix().name()), advice.text());
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What a row of a queue is about. */
  @Schema(name = "SyncKind")
  @JsonbTypeSerializer(LowerCase.class)
  public enum SyncKind {
    LEAD,
    PARTNER
  }

  @Schema(name = "SyncOverview")
  public record Overview(
      @Schema(required = true) List<SyncLane> lanes,
      @Schema(required = true) SyncInbox inbox,
      @Schema(required = true) List<SyncChannel> channels,
      @Schema(required = true) List<SyncCursor> cursors,
      @Schema(nullable = true) LastAudit lastAudit) {}

  /** The latest comparison of portal and CRM; while it runs, what its finished pages say. */
  @Schema(name = "SyncLastAudit")
  public record LastAudit(
      @Schema(required = true) UUID id,
      @Schema(required = true) String state,
      @Schema(required = true) Instant beganAt,
      @Schema(nullable = true) Instant finishedAt,
      @Schema(required = true) long different,
      @Schema(required = true) double consistency) {}

  /** One lane of what the CRM has yet to hear, most urgent first; empty ones are left out. */
  @Schema(name = "SyncLane")
  public record SyncLane(
      @Schema(required = true) String lane,
      @Schema(required = true) long waiting,
      @Schema(required = true) long inFlight,
      @Schema(required = true) long retrying,
      @Schema(nullable = true) Instant nextRetryAt,
      @Schema(required = true) long blocked,
      @Schema(nullable = true) Instant oldestAt) {}

  /** Records of the CRM that are to be read again. */
  @Schema(name = "SyncInbox")
  public record SyncInbox(
      @Schema(required = true) long waiting, @Schema(nullable = true) Instant oldestAt) {}

  @Schema(name = "SyncChannel")
  public record SyncChannel(
      @Schema(required = true) String kind,
      @Schema(nullable = true) Instant expiresAt,
      @Schema(nullable = true) Instant heardAt) {}

  @Schema(name = "SyncCursor")
  public record SyncCursor(
      @Schema(required = true) String stream,
      @Schema(nullable = true) Instant reachedAt,
      @Schema(required = true) Instant nextAt) {}

  /** What helps: the CRM's word for the refusal, a word for the screen, a sentence. */
  @Schema(name = "SyncAdvice")
  public record SyncAdvice(
      @Schema(nullable = true) String code,
      @Schema(required = true) String fix,
      @Schema(required = true) String text) {}

  /**
   * Records that are stuck for one reason.
   *
   * @param nextAt when the first of them is looked at again by itself; null for not before it
   *     changes
   */
  @Schema(name = "BlockedGroup")
  public record BlockedGroup(
      @Schema(required = true) String group,
      @Schema(required = true) SyncKind kind,
      @Schema(required = true) String cause,
      @Schema(required = true) SyncAdvice advice,
      @Schema(required = true) long count,
      @Schema(required = true) Instant since,
      @Schema(nullable = true) Instant nextAt) {}

  @Schema(name = "BlockedRecord")
  public record BlockedRecord(
      @Schema(required = true) SyncKind kind,
      @Schema(required = true) UUID id,
      @Schema(nullable = true) String number,
      @Schema(nullable = true) String name,
      @Schema(nullable = true) String company,
      @Schema(nullable = true) UUID partner,
      @Schema(nullable = true) String partnerName,
      @Schema(required = true) int tries,
      @Schema(required = true) Instant since,
      @Schema(nullable = true) Instant nextAt) {}

  /** Which records of a cause; null for all of them. */
  @Schema(name = "BlockedRetry")
  public record Retry(@Schema(nullable = true) List<UUID> records) {}

  @Schema(name = "BlockedRetried")
  public record Retried(@Schema(required = true) int records) {}
}
