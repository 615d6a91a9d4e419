package partnerportal.lead;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Downloads;
import partnerportal.platform.RequestRates;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;

/** A partner's door to its leads in a file. */
@Path("leads/export")
@RequestScoped
public class LeadExportResource {

  private static final String CSV = "text/csv";

  /** Leads a transaction reads. */
  private static final int PART = 200;

  /** Without it spreadsheet programs take the text for that of their own country. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  @Inject LeadExport export;
  @Inject Downloads downloads;
  @Inject RequestRates rates;
  @Inject CurrentUser me;
  @Inject Clock clock;

  @Context HttpServletRequest request;

  @POST
  @Access(Action.EXPORT_LEADS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(CSV)
  @Operation(
      summary =
          "Leads as a CSV file, newest change first: all that the list or the search of the same"
              + " words would show, contact data included. Changes nothing but the record of who took"
              + " how many. A connection that breaks off says that the file is not whole.")
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
  public Response file(@NotNull LeadExportRequest wanted) {
    var scope = me.scope();
    rates.count(
        "lead-export",
        me.identity().person().toString(),
        Settings.Key.EXPORTS_MOST,
        Settings.Key.EXPORTS_WITHIN);
    var grant = new Downloads.Grant(me.identity(), Action.EXPORT_LEADS, scope);
    var name = "leads-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".csv";
    return Response.ok(
            downloads.of(grant, request, () -> parts(scope, export.begin(scope, wanted.q()))))
        .type(MediaType.valueOf(CSV).withCharset("utf-8"))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private Iterator<byte[]> parts(Scope scope, List<UUID> leads) {
    var head = (BYTE_ORDER_MARK + LeadColumn.names()).getBytes(StandardCharsets.UTF_8);
    var rest =
        IntStream.iterate(0, at -> at < leads.size(), at -> at + PART)
            .mapToObj(at -> leads.subList(at, Math.min(at + PART, leads.size())))
            .map(ids -> export.lines(scope, ids));
    return Stream.concat(Stream.of(head), rest).iterator();
  }

  /** What was looked for in the list, if anything. */
  @Schema(name = "LeadExport")
  public record LeadExportRequest(@Schema(nullable = true, maxLength = Sought.LONGEST) String q) {}
}
