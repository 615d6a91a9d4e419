package partnerportal.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import partnerportal.systems.Reply;
import partnerportal.systems.Repository;

/** What every answer of the API has to be, whatever was asked. */
final class AnswerRules {

  private static final String BUNDLE =
      "backend/app/src/main/resources/messages/problems.properties";

  /** How the inside shows: traces of the stack, names of classes, words of SQL. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|\\tat |\\bpartnerportal\\.|\\bjakarta\\.|\\bjava\\.|\\borg\\.|\\bcom\\.sun|SQLSTATE"
              + "|(?i:\\bselect .* from\\b|\\binsert into\\b|\\brelation \"|PSQL|eclipselink|payara)");

  private static final Pattern TRACE = Pattern.compile("urn:uuid:[0-9a-f-]{36}");

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private static final Pattern UNREADABLE = Pattern.compile("%00|%c0|%ff");

  private final Schemas schemas = new Schemas();
  private final Set<String> catalogue = catalogue();

  /** What is wrong with an answer. */
  List<String> broken(Attempt attempt, Reply reply) {
    if (refusedByTheContainer(attempt, reply)) return List.of();
    var faults = new ArrayList<String>();
    if (reply.status() >= 500) faults.add("a server error");
    if (reply.status() < 400 && attempt.unknownMember) faults.add("an unknown member was taken");
    if (reply.status() >= 300 && reply.status() < 400) faults.add("a redirect");
    if (INSIDE.matcher(reply.headers().map() + reply.body()).find()) faults.add("shows the inside");
    if (!reply.header("X-Content-Type-Options").orElse("").equals("nosniff"))
      faults.add("may be sniffed");
    if (attempt.method.equals("HEAD")) return faults;
    if (reply.status() >= 400) faults.addAll(ofProblem(reply));
    else if (attempt.sameOperation) faults.addAll(ofSuccess(attempt.operation, reply));
    return faults;
  }

  /** What is no request to the container is answered by itself, with nothing but the status. */
  private static boolean refusedByTheContainer(Attempt attempt, Reply reply) {
    if (!reply.body().isEmpty()) return false;
    if (reply.status() == 405) return attempt.method.equals("TRACE");
    var bodyOfNone = attempt.body != null && !WITH_BODY.contains(attempt.method);
    return reply.status() == 400 && (bodyOfNone || UNREADABLE.matcher(attempt.path).find());
  }

  private List<String> ofProblem(Reply reply) {
    var slug = reply.problem();
    if (slug.isEmpty()) return List.of("no problem");
    var faults = new ArrayList<String>();
    if (!catalogue.contains(slug)) faults.add("an unknown problem " + slug);
    var problem = reply.json();
    if (problem.getInt("status") != reply.status()) faults.add("says another status");
    if (!TRACE.matcher(problem.getString("instance", "")).matches()) faults.add("no trace id");
    if (problem.getString("title", "").isEmpty()) faults.add("no title");
    return faults;
  }

  private List<String> ofSuccess(Operation operation, Reply reply) {
    if (operation.streams()) return List.of();
    if (Schemas.answersImage(operation, reply.status()))
      return reply.body().startsWith("\ufffdPNG") ? List.of() : List.of("no image");
    if (!Schemas.json(operation, reply.status())) return ofOtherThanJson(operation, reply);
    var schema = schemas.ofAnswer(operation, reply.status());
    if (schema == null)
      return reply.body().isEmpty() ? List.of() : List.of("a body nobody told of");
    return schemas.faults(schema, reply.json(), "");
  }

  private static List<String> ofOtherThanJson(Operation operation, Reply reply) {
    var type = reply.header("Content-Type").orElse("").replaceAll(";.*", "");
    return Schemas.types(operation, reply.status()).contains(type)
        ? List.of()
        : List.of("an undeclared type " + type);
  }

  private static Set<String> catalogue() {
    var titles = new Properties();
    try (var in = Files.newBufferedReader(Repository.here().root().resolve(BUNDLE))) {
      titles.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return titles.stringPropertyNames().stream()
        .map(name -> name.replaceAll("\\..*", ""))
        .collect(Collectors.toSet());
  }
}
