package partnerportal.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import partnerportal.systems.Http;
import partnerportal.systems.LiveHints;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.Reply;
import partnerportal.systems.Said;

/**
 * Every operation of the API description, tried by every role of two organisations on what is
 * theirs, a colleague's, a neighbour's, a stranger's and nobody's.
 */
@PlaysIn.OwnWorld(seconds = 150, places = 4)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationIT {

  static final List<Operation> OPERATIONS = Operation.guarded();
  static final String NOBODYS = Thing.nobodys().get(0);
  static final int AT_A_TIME = 4;

  static TwoOrganizations world;
  static Map<Actor, String> cursors;
  static final AtomicInteger cells = new AtomicInteger();
  static final AtomicInteger leaks = new AtomicInteger();
  static long begun;

  /** What went wrong in a test; all of it, since the first says little. */
  final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    world = new TwoOrganizations();
    cursors = cursors();
    begun = System.nanoTime();
  }

  @AfterAll
  static void stop() {
    if (world == null) return;
    var seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    var roles = world.actors().stream().map(Actor::role).distinct().count();
    world.close();
    Said.aloud(
        "isolation: operations=%d roles=%d cells=%d leaks=%d"
            .formatted(OPERATIONS.size(), roles, cells.get(), leaks.get()));
    Said.aloud("isolation and fuzz: seconds=%d".formatted(seconds));
  }

  /** After all others: nothing is as it was. */
  @Nested
  class AndThen extends Fuzzing {
    @Override
    TwoOrganizations world() {
      return world;
    }
  }

  @Test
  void who_may_not_is_refused_whatever_they_name() {
    each(
        OPERATIONS.stream(),
        operation -> {
          for (var actor : world.actors())
            if (!operation.roles().containsKey(actor.role()))
              for (var id : idsFor(operation, actor)) {
                var reply = tries(operation, actor, id, "\"1\"");
                expect(reply.status() == 403, operation, actor, id, reply);
              }
        });
    assertNothingWrong();
  }

  @Test
  void what_is_a_strangers_is_as_if_it_had_never_been() {
    var before = all();
    each(
        OPERATIONS.stream()
            .filter(operation -> !operation.parameter().isEmpty())
            .filter(operation -> !kind(operation).equals(Thing.OF_ALL)),
        operation -> {
          for (var actor : world.actors()) {
            var reach = operation.roles().get(actor.role());
            if (reach != null) strangersThings(operation, actor, reach);
          }
        });
    assertThat(all()).isEqualTo(before);
    assertNothingWrong();
  }

  private void strangersThings(Operation operation, Actor actor, String reach) {
    var nobodys = tries(operation, actor, NOBODYS, "\"1\"");
    expect(isNothing(operation, nobodys), operation, actor, NOBODYS, nobodys);
    var tried = new HashSet<String>();
    for (var thing : world.things(kind(operation)))
      if (!thing.within(reach, actor) && tried.add(thing.seenBy(actor))) {
        var etag = operation.method().equals("PATCH") ? etagOf(thing) : "";
        var reply = tries(operation, actor, thing.id(), etag);
        expect(same(reply, nobodys), operation, actor, thing.seenBy(actor), reply);
      }
    if (oneOfEachRole().contains(actor))
      for (var id : Thing.nobodys()) {
        var reply = tries(operation, actor, id, "\"1\"");
        var refused = reply.status() == 400 || isNothing(operation, reply);
        expect(refused, operation, actor, id, reply);
      }
  }

  /** A group of what is stuck is there as long as something is in it: nobody's is an empty one. */
  private static boolean isNothing(Operation operation, Reply reply) {
    if (kind(operation).equals("group") && operation.reads())
      return reply.status() == 200 && reply.items().isEmpty();
    if (kind(operation).equals("group")) return reply.status() == 200 || reply.status() == 404;
    return reply.status() == 404;
  }

  @Test
  void what_is_theirs_is_there() {
    each(
        reading(),
        operation -> {
          for (var actor : world.actors()) {
            var reach = operation.roles().get(actor.role());
            if (reach == null) continue;
            for (var id : ownIds(operation, actor, reach)) {
              var reply = tries(operation, actor, id, "");
              var early = operation.path().endsWith("/certificate") && reply.status() == 409;
              expect(reply.status() == 200 || early, operation, actor, id, reply);
            }
          }
        });
    assertNothingWrong();
  }

  /** What only contact data and free text of any lead, partner or member is made of. */
  static final List<String> CONTACT_DATA =
      List.of("ruth@", "owner@", "member@", "+44207946", "Needs xq", "By mail xq");

  @Test
  void who_sees_contact_data_masked_is_told_none_of_it() {
    var masked = 0;
    for (var operation : OPERATIONS)
      if (operation.reads() && !operation.streams())
        for (var actor : world.actors()) {
          var reach = operation.roles().getOrDefault(actor.role(), "");
          if (!reach.endsWith("+masked")) continue;
          for (var id : ownIds(operation, actor, reach)) {
            var reply = tries(operation, actor, id, "");
            var told = CONTACT_DATA.stream().filter(reply.body()::contains).toList();
            expect(told.isEmpty(), operation, actor, id + " " + told, reply);
            masked++;
          }
        }
    assertThat(masked).as("cells that are masked").isGreaterThan(40);
    assertNothingWrong();
  }

  @Test
  void lists_hold_what_is_theirs_and_count_no_more() {
    for (var actor : world.actors()) {
      listsAll(
          actor,
          actor.partner() == null ? "/api/v1/admin/leads?limit=200" : "/api/v1/leads?limit=200");
    }
    assertNothingWrong();
  }

  @Test
  void a_search_finds_what_is_theirs_and_no_more() {
    for (var actor : world.actors()) {
      var search = actor.partner() == null ? "/api/v1/admin/leads" : "/api/v1/leads";
      var asked = "{\"q\":\"halloran packaging\",\"limit\":200}";
      var found = actor.send("POST", search + "/search", Map.of(), asked);
      holdsAll(actor, search + "/search", found);
    }
    assertNothingWrong();
  }

  @Test
  void a_file_has_what_is_theirs_and_no_more() {
    var export =
        OPERATIONS.stream().filter(one -> one.path().endsWith("/export")).findFirst().orElseThrow();
    var names = new LinkedHashMap<Thing, String>();
    for (var lead : world.things("lead")) names.put(lead, lastNameOf(lead));
    for (var actor : world.actors())
      if (export.roles().containsKey(actor.role()))
        for (var asked : List.of("{}", "{\"q\":\"halloran packaging\"}")) {
          var file = send(export, actor, export.path(), asked);
          expect(file.status() == 200, export, actor, asked, file);
          names.forEach(
              (lead, name) -> {
                cells.incrementAndGet();
                var there = file.body().contains("," + name + ",");
                var right = there == actor.maySee(lead.place());
                expect(right, export, actor, lead.seenBy(actor), file);
              });
        }
    assertNothingWrong();
  }

  private static String lastNameOf(Thing lead) {
    return owners()
        .filter(owner -> owner.maySee(lead.place()))
        .map(owner -> owner.get("/api/v1/leads/" + lead.id()).expect(200).json())
        .map(seen -> seen.getString("last_name"))
        .findFirst()
        .orElseThrow();
  }

  private void listsAll(Actor actor, String list) {
    holdsAll(actor, list, actor.get(list));
  }

  /** Every lead that is theirs, and none that is not. */
  private void holdsAll(Actor actor, String list, Reply reply) {
    var ids =
        reply.expect(200).items().stream()
            .map(lead -> lead.getString("id"))
            .collect(Collectors.toSet());
    for (var lead : world.things("lead")) {
      cells.incrementAndGet();
      if (ids.contains(lead.id()) != actor.maySee(lead.place()))
        wrong.add(list + " of " + actor + " with " + lead.seenBy(actor) + ": " + ids);
    }
    if (ids.isEmpty()) wrong.add(list + " of " + actor + " is empty");
  }

  @Test
  void a_strangers_id_in_a_filter_or_cursor_finds_nothing_of_theirs() {
    each(
        reading(),
        operation -> {
          for (var actor : oneOfEachRole()) {
            var reach = operation.roles().get(actor.role());
            if (reach == null) continue;
            var own = ownIds(operation, actor, reach);
            if (own.isEmpty()) continue;
            var strange = strangeTo(actor);
            for (var name : filters(operation))
              for (var value : strange) {
                var reply = actor.get(with(operation.on(own.get(0)), name, value));
                counted(operation, actor, name + "=" + value, reply);
                expect(reply.status() < 500, operation, actor, name + "=" + value, reply);
              }
          }
        });
    assertNothingWrong();
  }

  private static String with(String address, String name, String value) {
    return address + (address.contains("?") ? "&" : "?") + name + "=" + value;
  }

  /** Its own parameters that could name something, and such as it should not know. */
  private static Set<String> filters(Operation operation) {
    var names = new HashSet<>(Set.of("partner", "organization"));
    names.addAll(operation.queries());
    names.removeAll(Set.of("limit", "at", "kind"));
    return names;
  }

  /** A lead, a partner and the place in a list that are not theirs. */
  private static Set<String> strangeTo(Actor actor) {
    var strange = new HashSet<String>();
    world.things("lead").stream()
        .filter(lead -> !actor.maySee(lead.place()))
        .limit(1)
        .forEach(lead -> strange.addAll(List.of(lead.id(), lead.place().partner())));
    strange.add(
        cursors.entrySet().stream()
            .filter(cursor -> !cursor.getKey().organization().equals(actor.organization()))
            .findFirst()
            .orElseThrow()
            .getValue());
    return strange;
  }

  private static List<Actor> oneOfEachRole() {
    var roles = new HashSet<String>();
    return world.actors().stream().filter(actor -> roles.add(actor.role())).toList();
  }

  @Test
  void a_strangers_id_in_a_body_is_like_nobodys() {
    var before = all();
    for (var operation : OPERATIONS) {
      var body = Requests.naming().get(operation.toString());
      if (body == null) continue;
      for (var actor : world.actors()) {
        var reach = operation.roles().get(actor.role());
        if (reach == null) continue;
        for (var own : ownIds(operation, actor, reach)) {
          var path = operation.on(own);
          var nobodys = send(operation, actor, path, body.formatted(NOBODYS));
          for (var thing : world.things())
            if (!actor.maySee(thing.place()) && !thing.kind().equals("group")) {
              var reply = send(operation, actor, path, body.formatted(thing.id()));
              expect(same(reply, nobodys), operation, actor, thing.seenBy(actor), reply);
            }
        }
      }
    }
    assertThat(all()).isEqualTo(before);
    assertNothingWrong();
  }

  @Test
  void a_stream_tells_nobody_of_a_strangers_things() {
    var streams = new LinkedHashMap<Actor, LiveHints>();
    for (var actor : world.actors()) {
      var headers = new LinkedHashMap<>(actor.headers());
      headers.put("Last-Event-ID", "1");
      streams.put(actor, LiveHints.open(world.portal().at("/api/v1/live"), headers));
    }
    var made = new LinkedHashMap<String, Actor>();
    for (var actor : world.actors())
      if (Set.of("PARTNER_OWNER", "PARTNER_MEMBER").contains(actor.role())) {
        var body = "{\"last_name\":\"Live\",\"company\":\"Live\"}";
        var reply = actor.send("POST", "/api/v1/leads", Map.of(), body).expect(201);
        made.put(Member.idOf(reply).toString(), actor);
      }
    made.forEach((lead, by) -> streams.get(by).await("lead", lead, Member.SOON));
    streams.forEach(
        (actor, hints) -> {
          for (var hint : hints.heard()) {
            cells.incrementAndGet();
            var by = made.get(hint.id());
            if (by != null && !sitsWith(actor, by)) wrong.add(actor + " heard of " + by);
          }
          hints.close();
        });
    assertNothingWrong();
  }

  /** A hint says that something changed, never what: all of a partner hear it. */
  private static boolean sitsWith(Actor actor, Actor by) {
    return actor.maySee(new Canaries.Place(by.organization(), by.partner(), null));
  }

  /** The last of all: by then everything that could leave a word has been done. */
  @Test
  @Order(Integer.MAX_VALUE)
  void contact_data_lies_nowhere_in_the_open() throws IOException {
    var written = world.canaries().written();
    var sealed = world.canaries().sealed();
    world.postgres().checkpoint();

    var inData = AtRest.found(world.postgres().folder(), written, file -> true);
    var inLogs =
        AtRest.found(world.portal().folder(), written, file -> !PortalPackage.isProgram(file));
    var told = new StringBuilder();
    for (var page : List.of("/metrics", "/health", "/health/ready", "/nowhere", "/api/v1/nowhere"))
      told.append(Http.get(world.portal().at(page)).body());

    assertThat(inData.keySet()).as("names lie open, so words are found").contains("xqone1z");
    assertThat(inData.keySet()).doesNotContainAnyElementsOf(sealed);
    assertThat(inLogs).isEmpty();
    assertThat(written.stream().filter(told.toString()::contains)).isEmpty();
    Said.aloud(
        "at rest: words=%d sealed=%d in_data=%d"
            .formatted(written.size(), sealed.size(), inData.size()));
  }

  private static Stream<Operation> reading() {
    return OPERATIONS.stream().filter(Operation::reads).filter(operation -> !operation.streams());
  }

  /** A few beside each other: what one by itself waits for leaves a processor to the next. */
  private static void each(Stream<Operation> operations, Consumer<Operation> tried) {
    var crowd = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      CompletableFuture.allOf(
              operations
                  .map(
                      operation -> CompletableFuture.runAsync(() -> tried.accept(operation), crowd))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      crowd.shutdownNow();
    }
  }

  private Reply tries(Operation operation, Actor actor, String id, String etag) {
    var more = new LinkedHashMap<>(Requests.headersOf(operation, etag));
    var reply = actor.send(operation.method(), operation.on(id), more, Requests.bodyOf(operation));
    return counted(operation, actor, id, reply);
  }

  private Reply send(Operation operation, Actor actor, String path, String body) {
    return counted(operation, actor, path, actor.send(operation.method(), path, Map.of(), body));
  }

  /** No answer at all may hold a word of somebody else's. */
  private Reply counted(Operation operation, Actor actor, String id, Reply reply) {
    cells.incrementAndGet();
    var foreign = world.canaries().foreignIn(actor, reply);
    if (!foreign.isEmpty()) leaks.incrementAndGet();
    expect(foreign.isEmpty(), operation, actor, id + " " + foreign, reply);
    var told = reply.status() < 400 ? List.of() : world.canaries().sealedIn(reply);
    expect(told.isEmpty(), operation, actor, id + " refused with " + told, reply);
    return reply;
  }

  private void expect(boolean right, Operation operation, Actor actor, String what, Reply reply) {
    if (!right) wrong.add(operation + " by " + actor + " on " + what + ": " + reply);
  }

  private void assertNothingWrong() {
    assertThat(wrong.stream().limit(20).toList()).as(wrong.size() + " cells are wrong").isEmpty();
  }

  /** The same to the byte but for the number of the request. */
  private static boolean same(Reply one, Reply other) {
    return one.status() == other.status() && plain(one).equals(plain(other));
  }

  private static String plain(Reply reply) {
    return reply.body().replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  private static String kind(Operation operation) {
    return Thing.kindOf(operation);
  }

  /** One of each that somebody without the right could name. */
  private static List<String> idsFor(Operation operation, Actor actor) {
    if (operation.parameter().isEmpty()) return List.of("");
    if (kind(operation).equals(Thing.OF_ALL)) return List.of("new_lead", "nobody");
    var one = new LinkedHashMap<String, String>();
    for (var thing : world.things(kind(operation))) one.put(thing.seenBy(actor), thing.id());
    var ids = new ArrayList<>(one.values());
    ids.addAll(List.of(NOBODYS, "nobody"));
    return ids;
  }

  private static List<String> ownIds(Operation operation, Actor actor, String reach) {
    if (operation.parameter().isEmpty()) return List.of("");
    if (kind(operation).equals(Thing.OF_ALL)) return List.of();
    return world.things(kind(operation)).stream()
        .filter(thing -> thing.within(reach, actor))
        .map(Thing::id)
        .toList();
  }

  /** The version a thing has now, as one who may see it reads it. */
  private static String etagOf(Thing thing) {
    var list =
        Map.of(
            "lead", "/api/v1/leads/", "form", "/api/v1/lead-forms/", "member", "/api/v1/members/");
    if (!list.containsKey(thing.kind())) return "\"1\"";
    return owners()
        .filter(owner -> owner.maySee(thing.place()))
        .map(owner -> owner.get(list.get(thing.kind()) + thing.id()).expect(200))
        .map(reply -> reply.header("ETag").orElse("\"1\""))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Actor> owners() {
    return world.actors().stream().filter(actor -> actor.role().equals("PARTNER_OWNER"));
  }

  /** What every owner reads of their leads, forms and people. */
  private static Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    owners()
        .forEach(
            owner -> {
              for (var list : List.of("/api/v1/lead-forms", "/api/v1/members"))
                all.put(owner.name() + list, owner.get(list).expect(200).body());
              for (var lead : world.things("lead"))
                if (owner.maySee(lead.place())) {
                  var seen = owner.get("/api/v1/leads/" + lead.id()).expect(200);
                  all.put(lead.id(), needOf(seen.json()) + seen.header("ETag").orElse(""));
                }
            });
    return all;
  }

  private static String needOf(JsonObject lead) {
    return lead.getString("need", "");
  }

  /** Where lists of all the people go on. */
  private static Map<Actor, String> cursors() {
    var cursors = new LinkedHashMap<Actor, String>();
    for (var actor : world.actors()) {
      var list = actor.partner() == null ? "/api/v1/admin/leads" : "/api/v1/leads";
      var next = actor.get(list + "?limit=1").expect(200).json().getString("next", null);
      if (next != null) cursors.put(actor, next);
    }
    return cursors;
  }
}
