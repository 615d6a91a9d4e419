package zohosandbox.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import zohosandbox.store.Changes;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** The organisation that owns this CRM: its name, people, profiles and variables. */
public final class Organization {

  private static final String ORGANIZATION = "sandbox.organization";
  private static final String USERS = "sandbox.users";
  private static final String PROFILES = "sandbox.profiles";
  private static final String VARIABLES = "sandbox.variables";

  private final Store store;
  private final String zgid;
  private final String edition;
  private final Map<String, String> givenVariables;
  private final Optional<ZoneId> integrationZone;

  /** By id, for as long as their rows are the same ones: every record names several. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(JsonObject row, JsonObject profile, User user) {}

  /**
   * The organisation kept in a store.
   *
   * @param zgid the number Zoho knows it by
   * @param edition Zoho's word for what it paid for, for example {@code enterprise}
   * @param givenVariables variables that win over the kept ones
   * @param integrationZone the time zone of the integration user, when it is not the kept one
   */
  public Organization(
      Store store,
      String zgid,
      String edition,
      Map<String, String> givenVariables,
      Optional<ZoneId> integrationZone) {
    this.store = store;
    this.zgid = zgid;
    this.edition = edition;
    this.givenVariables = Map.copyOf(givenVariables);
    this.integrationZone = integrationZone;
  }

  /** Founds the organisation from a seed. */
  public static void found(Changes changes, JsonObject seed) {
    changes.put(ORGANIZATION, "one", seed.getJsonObject("organization"));
    putAll(changes, PROFILES, seed, "profiles", "id");
    putAll(changes, USERS, seed, "users", "id");
    putAll(changes, VARIABLES, seed, "variables", "name");
  }

  private static void putAll(
      Changes changes, String table, JsonObject seed, String member, String key) {
    Optional.ofNullable(seed.getJsonArray(member))
        .ifPresent(
            rows ->
                rows.getValuesAs(JsonObject.class)
                    .forEach(row -> changes.put(table, row.getString(key), row)));
  }

  /** The number Zoho knows the organisation by. */
  public String zgid() {
    return zgid;
  }

  /** What it is called. */
  public String company() {
    return details().getString("company_name");
  }

  JsonObject details() {
    return store.find(ORGANIZATION, "one").orElseThrow();
  }

  /** Zoho's word for what the organisation paid for. */
  public String edition() {
    return edition;
  }

  /** Everybody, in the order of the ids. */
  public List<User> users() {
    return store.read(() -> store.rows(USERS).values().stream().map(this::user).toList());
  }

  /** A user by id. */
  public Optional<User> user(String id) {
    return store.find(USERS, id).map(this::user);
  }

  /** The first administrator who is active. */
  public User firstAdministrator() {
    return users().stream()
        .filter(user -> user.active() && user.profile().administrator())
        .min(Comparator.comparing(User::id))
        .orElseThrow();
  }

  /** The user our programs act as: the one the seed marks, else the first administrator. */
  public User integrationUser() {
    return store
        .read(
            () ->
                store.rows(USERS).values().stream()
                    .filter(row -> row.getBoolean("integration", false))
                    .findFirst())
        .map(this::user)
        .orElseGet(this::firstAdministrator);
  }

  /**
   * Switches somebody on or off, or gives them another profile.
   *
   * @param profile its name
   * @return the user, unless nobody has this id
   * @throws ZohoError when there is no such profile
   */
  public Optional<User> changeUser(String id, Optional<Boolean> active, Optional<String> profile) {
    Optional<String> profileId = profile.map(this::profileId);
    store.write(
        changes -> {
          Optional.ofNullable(store.rows(USERS).get(id))
              .ifPresent(
                  row -> {
                    JsonObjectBuilder changed = Jsons.copy(row);
                    active.ifPresent(value -> changed.add("active", value));
                    profileId.ifPresent(value -> changed.add("profile", value));
                    changes.put(USERS, id, changed.build());
                  });
          return null;
        });
    return user(id);
  }

  private String profileId(String name) {
    return profiles().stream()
        .filter(profile -> profile.name().equals(name))
        .map(Profile::id)
        .findFirst()
        .orElseThrow(
            () -> ZohoError.invalidData(Jsons.object().add("api_name", "profile").build()));
  }

  /** Name and id of every profile, as metadata shows them. */
  public List<JsonObject> profileReferences() {
    return profiles().stream()
        .map(p -> Jsons.object().add("name", p.name()).add("id", p.id()).build())
        .toList();
  }

  List<Profile> profiles() {
    return store.read(
        () -> store.rows(PROFILES).values().stream().map(Organization::profile).toList());
  }

  private User user(JsonObject row) {
    JsonObject profile = store.find(PROFILES, row.getString("profile")).orElseThrow();
    String id = row.getString("id");
    Known one = known.get(id);
    if (one == null || one.row() != row || one.profile() != profile) {
      one = new Known(row, profile, user(row, profile(profile)));
      known.put(id, one);
    }
    return one.user();
  }

  private User user(JsonObject row, Profile profile) {
    return new User(
        row.getString("id"),
        row.getString("first_name", ""),
        row.getString("last_name"),
        row.getString("email"),
        profile,
        zone(row),
        row.getBoolean("active", true));
  }

  private ZoneId zone(JsonObject row) {
    return integrationZone
        .filter(zone -> row.getBoolean("integration", false))
        .orElseGet(() -> ZoneId.of(row.getString("time_zone", "Europe/Berlin")));
  }

  private static Profile profile(JsonObject row) {
    return new Profile(
        row.getString("id"),
        row.getString("name"),
        row.getBoolean("administrator", false),
        row.getJsonArray("rights").getValuesAs(JsonString::getString).stream()
            .map(Profile.Right::valueOf)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** All organisation variables by name. */
  public Map<String, String> variables() {
    Map<String, String> all = new TreeMap<>();
    store.read(
        () -> {
          store.rows(VARIABLES).forEach((name, row) -> all.put(name, row.getString("value")));
          return all;
        });
    all.putAll(givenVariables);
    return all;
  }

  static JsonObject list(String name, List<? extends JsonValue> values) {
    return Jsons.object().add(name, Jsons.values(values)).build();
  }
}
