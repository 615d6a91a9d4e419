package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.IntStream;
import zohosandbox.organization.Organization;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code settings/layouts}, {@code pipeline}, {@code related_lists} and {@code custom_views}. */
@Path("crm/v8/settings")
@Produces(MediaType.APPLICATION_JSON)
public final class LayoutsResource {

  private final Catalogue catalogue;
  private final Organization organization;

  public LayoutsResource(Catalogue catalogue, Organization organization) {
    this.catalogue = catalogue;
    this.organization = organization;
  }

  /** The id of the one layout a module has. */
  public static String layoutId(Module module) {
    return Ids.named("layout " + module.apiName());
  }

  @GET
  @Path("layouts")
  public JsonObject layouts(@QueryParam("module") String module) {
    return list("layouts", List.of(layout(catalogue.module(MetadataResource.required(module)))));
  }

  @GET
  @Path("layouts/{id}")
  public JsonObject layout(@QueryParam("module") String module, @PathParam("id") String id) {
    Module asked = catalogue.module(MetadataResource.required(module));
    if (!id.equals(layoutId(asked))) {
      throw ZohoError.invalidData(Jsons.object().add("resource_path_index", 2).build());
    }
    return list("layouts", List.of(layout(asked)));
  }

  private JsonObject layout(Module module) {
    return LayoutView.of(module, organization);
  }

  @GET
  @Path("pipeline")
  public JsonObject pipelines(@QueryParam("layout_id") String layoutId) {
    return list("pipeline", List.of(pipeline(layoutId)));
  }

  @GET
  @Path("pipeline/{id}")
  public Response pipeline(@QueryParam("layout_id") String layoutId, @PathParam("id") String id) {
    JsonObject pipeline = pipeline(layoutId);
    return pipeline.getString("id").equals(id)
        ? Response.ok(list("pipeline", List.of(pipeline))).build()
        : Response.noContent().build();
  }

  private JsonObject pipeline(String layoutId) {
    if (layoutId == null || layoutId.isBlank()) {
      throw ZohoError.missingParameter("layout_id");
    }
    Module deals = catalogue.module("Deals");
    if (!layoutId.equals(layoutId(deals))) {
      throw ZohoError.invalidParameter("layout_id");
    }
    Field stages = deals.field("Stage").orElseThrow();
    List<JsonObject> maps =
        IntStream.range(0, stages.choices().size()).mapToObj(i -> stage(deals, stages, i)).toList();
    String name = deals.field("Pipeline").orElseThrow().pickList().get(0);
    return Jsons.object()
        .add("id", Ids.named("pipeline " + name))
        .add("display_value", name)
        .add("actual_value", name)
        .add("default", true)
        .add("child_available", false)
        .add("maps", Jsons.values(maps))
        .build();
  }

  private static JsonObject stage(Module deals, Field stages, int index) {
    Choice choice = stages.choices().get(index);
    Stage stage = Stage.of(choice.actual());
    return Jsons.object()
        .add("id", FieldView.valueId(deals, stages, choice))
        .add("display_value", choice.display())
        .add("actual_value", choice.actual())
        .add("sequence_number", index + 1)
        .add("forecast_type", stage.forecastType())
        .add("forecast_category", stage.category())
        .addNull("colour_code")
        .build();
  }

  @GET
  @Path("related_lists")
  public Response relatedLists(@QueryParam("module") String module) {
    Module asked = catalogue.module(MetadataResource.required(module));
    List<RelatedList> all = RelatedList.of(catalogue, asked);
    List<JsonObject> views =
        IntStream.range(0, all.size()).mapToObj(i -> view(asked, all.get(i), i + 1)).toList();
    return views.isEmpty()
        ? Response.noContent().build()
        : Response.ok(list("related_lists", views)).build();
  }

  private static JsonObject view(Module owner, RelatedList related, int sequence) {
    String module = related.module().apiName();
    return Jsons.object()
        .add("id", Ids.named("list " + owner.apiName() + "." + related.apiName() + "." + module))
        .add("sequence_number", Integer.toString(sequence))
        .add("display_label", related.label())
        .add("api_name", related.apiName())
        .add("name", related.label())
        .add(
            "module",
            Jsons.object().add("api_name", module).add("id", Ids.named("module " + module)))
        .addNull("action")
        .add("href", owner.apiName() + "/{ENTITYID}/" + related.apiName())
        .add("type", related.module().custom() ? "custom_lookup" : "default")
        .addNull("connectedmodule")
        .addNull("linkingmodule")
        .add("customize_sort", true)
        .add("customize_fields", true)
        .add("customize_display_label", true)
        .add("sort_by", Jsons.object().add("api_name", "id").add("id", Ids.named("field id")))
        .add("sort_order", "desc")
        .add("fields", Jsons.array())
        .add("status", "visible")
        .add("visible", true)
        .build();
  }

  @GET
  @Path("custom_views")
  public JsonObject views(@QueryParam("module") String module) {
    Module asked = catalogue.module(MetadataResource.required(module));
    return list("custom_views", List.of(CustomView.of(asked, organization.firstAdministrator())));
  }

  private static JsonObject list(String name, List<JsonObject> values) {
    return Jsons.object().add(name, Jsons.values(values)).build();
  }
}
