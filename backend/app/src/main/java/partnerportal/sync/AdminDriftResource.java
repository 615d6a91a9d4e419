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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.lead.MirroredField;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.sync.DriftStore.Drift;

/** What a comparison found, and what is to become of it. */
@Path("admin/sync/audits/{id}/drift")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminDriftResource {

  @Inject AuditStore audits;
  @Inject DriftStore store;
  @Inject Consistency consistency;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_SYNC)
  @Transactional
  @Operation(summary = "What is not equal, in the order it was found; of one kind or of all")
  public Page<DriftView> list(
      @PathParam("id") UUID id,
      @QueryParam("kind") String kind,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor) {
    var audit = known(id);
    var size = Page.limit(limit);
    var rows = store.list(organization(), audit, kind(kind), after(cursor), size);
    var shown = rows.stream().limit(size).map(this::view).toList();
    return new Page<>(shown, rows.size() > size ? Long.toString(shown.get(size - 1).n()) : null);
  }

  @POST
  @Path("{n}/resolution")
  @Access(Action.ACT_ON_SYNC)
  @Transactional
  @Operation(summary = "Which side counts for one difference; carried out within seconds")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = DriftView.class)))
  public Response resolve(
      @PathParam("id") UUID id, @PathParam("n") long n, @NotNull DriftResolution resolution) {
    var audit = known(id);
    var drift =
        store
            .one(organization(), audit, n)
            .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
    var use = side(resolution.use(), drift.found().suggestion());
    if (use == Finding.Side.PORTAL && !portalMayWin(drift.found()))
      throw Problem.invalid(
          "/use",
          "not-possible",
          "Only the CRM's side can be used here: the portal deletes nothing there and sets no status.");
    consistency.decide(organization(), audit, n, null, use, me.actor());
    return Response.accepted(view(store.one(organization(), audit, n).orElseThrow())).build();
  }

  private static boolean portalMayWin(Finding found) {
    return found.kind() != Finding.Kind.ORPHAN && found.field() != MirroredField.STATUS;
  }

  static Finding.Side side(DriftUse use, Finding.Side suggestion) {
    if (use == null) throw Problem.invalid("/use", "required", "Say crm, portal or suggested.");
    if (use != DriftUse.SUGGESTED) return Finding.Side.valueOf(use.name());
    if (suggestion == null)
      throw Problem.invalid(
          "/use", "no-suggestion", "Nothing is suggested here; say crm or portal.");
    return suggestion;
  }

  private static Finding.Kind kind(String word) {
    if (word == null) return null;
    for (var kind : Finding.Kind.values())
      if (AdminSyncResource.lower(kind.name()).equals(word)) return kind;
    throw new Problem(ProblemKind.INVALID_PARAMETER, "kind must be cell, missing or orphan.");
  }

  private static long after(String cursor) {
    if (cursor == null) return 0;
    if (!cursor.matches("[0-9]{1,15}"))
      throw new Problem(
          ProblemKind.INVALID_PARAMETER,
          "The cursor is not one this list gave out. Start again without it.");
    return Long.parseLong(cursor);
  }

  private UUID known(UUID id) {
    return audits
        .one(organization(), id)
        .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null))
        .id();
  }

  private UUID organization() {
    return me.scope().organization();
  }

  private DriftView view(Drift drift) {
    var found = drift.found();
    return new DriftView(
        drift.n(),
        DriftKind.valueOf(found.kind().name()),
        found.lead(),
        drift.number(),
        found.partner(),
        found.crmId(),
        found.field() == null ? null : found.field().wire(),
        seen(found, found.portal()),
        seen(found, found.crm()),
        found.portalAt(),
        found.crmAt(),
        use(found.changedLast()),
        use(found.suggestion()),
        DriftState.valueOf(drift.state().name()),
        use(drift.use()),
        drift.decidedBy(),
        drift.decidedAt(),
        drift.settledAt(),
        drift.cause());
  }

  private String seen(Finding found, String value) {
    return value == null ? null : found.field().seen(me.sight(), value);
  }

  private static DriftUse use(Finding.Side side) {
    return side == null ? null : DriftUse.valueOf(side.name());
  }

  /** A field of a lead, a lead the CRM does not have, or one only the CRM has. */
  @Schema(name = "DriftKind")
  @JsonbTypeSerializer(LowerCase.class)
  public enum DriftKind {
    CELL,
    MISSING,
    ORPHAN
  }

  /** Which side counts. */
  @Schema(name = "DriftUse")
  @JsonbTypeSerializer(LowerCase.class)
  public enum DriftUse {
    CRM,
    PORTAL,
    SUGGESTED
  }

  /** How far it has come. */
  @Schema(name = "DriftState")
  @JsonbTypeSerializer(LowerCase.class)
  public enum DriftState {
    OPEN,
    DECIDED,
    SETTLED,
    REFUSED
  }

  /**
   * Something that is not equal.
   *
   * @param number the lead's, as people know it
   * @param changedLast whose value is the younger; null when nobody can tell
   * @param suggestion the side to use; null where a person has to think
   * @param cause why a decision could not be carried out
   */
  @Schema(name = "Drift")
  public record DriftView(
      @Schema(required = true) long n,
      @Schema(required = true) DriftKind kind,
      @Schema(nullable = true) UUID lead,
      @Schema(nullable = true) String number,
      @Schema(nullable = true) UUID partner,
      @Schema(nullable = true) String crmId,
      @Schema(nullable = true) String field,
      @Schema(nullable = true) String portal,
      @Schema(nullable = true) String crm,
      @Schema(nullable = true) Instant portalAt,
      @Schema(nullable = true) Instant crmAt,
      @Schema(nullable = true) DriftUse changedLast,
      @Schema(nullable = true) DriftUse suggestion,
      @Schema(required = true) DriftState state,
      @Schema(nullable = true) DriftUse use,
      @Schema(nullable = true) String decidedBy,
      @Schema(nullable = true) Instant decidedAt,
      @Schema(nullable = true) Instant settledAt,
      @Schema(nullable = true) String cause) {}

  @Schema(name = "DriftResolution")
  public record DriftResolution(@Schema(required = true) DriftUse use) {}
}
