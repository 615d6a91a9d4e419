package partnerportal.isolation;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import partnerportal.systems.Picture;
import partnerportal.systems.World;

/**
 * Makes requests that would be taken and spoils them. The same number of the same seed makes the
 * same request, but for ids that a world has for itself.
 */
final class Attempts {

  /** Tried on what is nobody's only: the actors have to stay who they are. */
  private static final Map<String, String> NOT_ON_OWN =
      Map.of(
          "DELETE /api/v1/me/sessions/{id}", "ends an actor's session",
          "PATCH /api/v1/members/{id}", "gives an actor another role",
          "POST /api/v1/members/{id}/disable", "shuts an actor out");

  /** Tried by nobody who could: the same. */
  private static final Map<String, String> NOT_BY_WHO_MAY =
      Map.of(
          "DELETE /api/v1/members/me", "an actor leaves",
          "POST /api/v1/ownership-offer/acceptance", "two actors change places");

  /** Words that leave everybody who and where they are; others could shut actors out. */
  private static final Map<String, String> HARMLESS =
      Map.of("role", "PARTNER_MEMBER", "second_step_of", "nobody");

  private static final String VERIFIER = "v".repeat(43);

  private final TwoOrganizations world;
  private final long seed;
  private final List<Operation> operations = Operation.all();
  private final Schemas schemas = new Schemas();
  private final List<JsonObject> forms = new ArrayList<>();

  /** Memberships nobody acts in: they may be changed and shut out. */
  private final Collection<String> spare = new ConcurrentLinkedQueue<>();

  Attempts(TwoOrganizations world, long seed) {
    this.world = world;
    this.seed = seed;
    for (var actor : world.actors())
      if (actor.role().equals("PARTNER_OWNER"))
        for (var form : actor.get("/api/v1/lead-forms").expect(200).items())
          if (form.getString("state").equals("open")) forms.add(open(form.getString("key")));
  }

  private JsonObject open(String key) {
    return world.portal().send("GET", "/api/v1/forms/" + key, Map.of(), null).expect(200).json();
  }

  /** How many operations there are. */
  int operations() {
    return operations.size();
  }

  /** Somebody was invited whom no actor is. */
  void invited(String membership) {
    spare.add(membership);
  }

  /** One request; every operation has its turn. */
  Attempt of(long number) {
    var random = new Random(seed + number);
    random.nextInt(); // near seeds begin alike
    var operation = operations.get((int) (number % operations.size()));
    var attempt = new Attempt(number, operation, actor(operation, random));
    attempt.path = operation.on(id(attempt, random)).replaceAll("\\?.*", "");
    if (operation.queries().contains("at")) attempt.ask("at", "2030-01-01T00:00:00Z");
    dressed(attempt, random);
    if (Schemas.takesImage(operation)) {
      attempt.headers.put("Content-Type", "image/png");
      attempt.body = image(random);
    } else if (operation.body())
      spoiling(operation, random).done(attempt, members(attempt, random), random);
    var most = attempt.unknownMember ? 0 : operation.body() ? random.nextInt(2) : random.nextInt(3);
    for (var i = 0; i < most; i++)
      Spoiling.one(List.of(Twisting.values()), random).done(attempt, random);
    return attempt;
  }

  /** What matters most comes most often. */
  private static Spoiling spoiling(Operation operation, Random random) {
    var free = operation.path().contains("/zoho/events/");
    if (!free && random.nextInt(4) == 0) return Spoiling.UNKNOWN_MEMBER;
    if (random.nextInt(8) == 0) return Spoiling.NOTHING;
    var one = Spoiling.one(List.of(Spoiling.values()), random);
    return free && one == Spoiling.UNKNOWN_MEMBER ? Spoiling.NOTHING : one;
  }

  /** Mostly somebody who may; sometimes somebody who may not, or nobody. */
  private Actor actor(Operation operation, Random random) {
    var chance = random.nextInt(10);
    if (operation.roles().isEmpty() || chance == 0) return null;
    var who = world.actors();
    var without = NOT_BY_WHO_MAY.containsKey(operation.toString());
    if (chance < 9 || without)
      who =
          who.stream()
              .filter(actor -> operation.roles().containsKey(actor.role()) != without)
              .toList();
    return who.isEmpty() ? null : Spoiling.one(who, random);
  }

  private String id(Attempt attempt, Random random) {
    var operation = attempt.operation;
    if (operation.parameter().isEmpty()) return "";
    if (operation.parameter().equals("key")) return form(attempt).getString("key");
    if (operation.parameter().equals("secret")) return "x".repeat(43);
    if (Thing.kindOf(operation).equals(Thing.OF_ALL))
      return Spoiling.one(List.of("new_lead", "partner_edit", "backfill", "nobody"), random);
    return Spoiling.one(ids(operation, attempt.actor, random), random);
  }

  private List<String> ids(Operation operation, Actor actor, Random random) {
    if (NOT_ON_OWN.containsKey(operation.toString()))
      return spare.isEmpty() || operation.path().contains("session")
          ? Thing.nobodys()
          : List.copyOf(spare);
    var things = world.things(Thing.kindOf(operation));
    var reach = actor == null ? null : operation.roles().get(actor.role());
    var own =
        things.stream()
            .filter(thing -> reach != null && thing.within(reach, actor))
            .map(Thing::id)
            .toList();
    if (!own.isEmpty() && random.nextInt(4) > 0) return own;
    return random.nextBoolean() || things.isEmpty()
        ? Thing.nobodys()
        : things.stream().map(Thing::id).toList();
  }

  private JsonObject form(Attempt attempt) {
    return forms.get((int) (attempt.number % forms.size()));
  }

  /** Mostly one with a few bytes that are none of its own, or without its end. */
  private static byte[] image(Random random) {
    var image = Picture.png(1 + random.nextInt(600), 1 + random.nextInt(60), random.nextInt());
    for (var wrong = random.nextInt(4); wrong > 0; wrong--)
      image[random.nextInt(image.length)] = (byte) random.nextInt(256);
    var whole = random.nextInt(4) > 0;
    return whole ? image : Arrays.copyOf(image, random.nextInt(image.length));
  }

  /** The headers of a request that is taken. */
  private void dressed(Attempt attempt, Random random) {
    var headers = attempt.headers;
    headers.put("X-Forwarded-For", "198.51." + random.nextInt(256) + "." + random.nextInt(256));
    if (attempt.actor != null) headers.putAll(attempt.actor.headers());
    else headers.put("Origin", world.portal().address().toString());
    if (attempt.method.equals("POST"))
      headers.put("Idempotency-Key", new UUID(seed, attempt.number).toString());
    if (attempt.operation.body()) headers.put("Content-Type", "application/json");
    if (attempt.method.equals("PATCH")) headers.put("If-Match", version(attempt));
  }

  private static String version(Attempt attempt) {
    if (attempt.actor == null) return "\"1\"";
    return attempt.actor.get(attempt.path).header("ETag").orElse("\"1\"");
  }

  /** A body that would be taken, each member as JSON. */
  private Map<String, String> members(Attempt attempt, Random random) {
    var members = new LinkedHashMap<String, String>();
    schemas
        .members(schemas.ofBody(attempt.operation))
        .forEach(
            (name, schema) ->
                members.put(name, value(attempt, name, schema.asJsonObject(), random)));
    if (members.containsKey("code") && members.containsKey("password"))
      members.remove(random.nextBoolean() ? "code" : "password"); // one of them
    return members;
  }

  private String value(Attempt attempt, String name, JsonObject schema, Random random) {
    var known = schemas.resolved(schema);
    if (known.containsKey("enum")) {
      var words = known.getJsonArray("enum").getValuesAs(JsonString::getString);
      return text(HARMLESS.containsKey(name) ? HARMLESS.get(name) : Spoiling.one(words, random));
    }
    if (name.equals("cursor")) return "null"; // the first page
    return switch (known.getString("type", "string")) {
      case "integer", "number" -> Integer.toString(random.nextInt(10));
      case "boolean" -> Boolean.toString(random.nextBoolean());
      case "array" -> name.equals("origins") ? "[\"https://www.fuzz.example\"]" : "[]";
      case "object" -> "{}";
      default -> text(word(attempt, name, known));
    };
  }

  private String word(Attempt attempt, String name, JsonObject schema) {
    var path = attempt.operation.path();
    return switch (name) {
      case "email" -> "fuzz" + attempt.number + "@fuzz.example";
      case "phone" -> "+44 20 7946 0123";
      case "password" -> path.contains("/me/") ? World.PASSWORD : "nobody's pass phrase";
      case "token" -> path.contains("/forms/") ? form(attempt).getString("token") : "a.b";
      case "website_url" -> "";
      case "org_hint" -> TwoOrganizations.FIRST;
      case "code_challenge", "code_verifier" -> VERIFIER;
      case "code", "totp" -> "12345678";
      default ->
          schema.getString("format", "").equals("uuid")
              ? new UUID(seed, attempt.number).toString()
              : "Fuzz " + attempt.number % 100;
    };
  }

  private static String text(String word) {
    return "\"" + word + "\"";
  }
}
