package zohosandbox.bulk;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import zohosandbox.metadata.Field;
import zohosandbox.records.RecordView;
import zohosandbox.records.Records;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/** Works on bulk reads, one after the other. */
public final class Jobs {

  private static final Logger LOG = System.getLogger(Jobs.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Store store;
  private final RecordView view;
  private final Clock clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Jobs::thread);

  public Jobs(Store store, RecordView view, Clock clock) {
    this.store = store;
    this.view = view;
    this.clock = clock;
    // between jobs there is no thread, so that nobody has to stop one
    worker.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox-bulk");
    thread.setDaemon(true);
    return thread;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  void start(Job job) {
    worker.execute(() -> run(job));
  }

  private void run(Job job) {
    try {
      job.begin();
      long skipped = (job.page() - 1L) * Job.PER_PAGE;
      List<JsonObject> rows =
          store.read(
              () ->
                  store.rows(Records.table(job.module().apiName())).values().stream()
                      .filter(row -> job.caller().sees(job.module(), row))
                      .filter(row -> !row.getBoolean("Converted__s", false))
                      .filter(job.wanted())
                      .skip(skipped)
                      .limit(Job.PER_PAGE + 1L)
                      .collect(Collectors.toCollection(ArrayList::new)));
      boolean more = rows.size() > Job.PER_PAGE;
      List<JsonObject> shown = more ? rows.subList(0, Job.PER_PAGE) : rows;
      job.finish(new Job.Result(zip(job, shown), shown.size(), more));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.ERROR, "a bulk read failed inside the sandbox", e);
      job.fail();
    }
    job.callback().ifPresent(url -> tell(job, url));
  }

  private byte[] zip(Job job, List<JsonObject> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Writer csv = new OutputStreamWriter(zip, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(job.id() + ".csv"));
      List<String> names = job.fields().stream().map(Field::apiName).toList();
      csv.write(Csv.line(names));
      for (JsonObject row : rows) {
        csv.write(
            Csv.line(
                job.fields().stream()
                    .map(field -> text(view.value(field, row, job.caller())))
                    .toList()));
      }
      csv.flush();
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Lookups and users as their id, several values with semicolons between them. */
  private static String text(JsonValue value) {
    if (value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonObject named) {
      return named.getString("id", "");
    }
    return value instanceof JsonArray all
        ? all.stream().map(Jobs::text).collect(Collectors.joining(";"))
        : value.toString();
  }

  private void tell(Job job, String url) {
    try {
      String body = Jsons.object().add("data", Jsons.array().add(job.view())).build().toString();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      http.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.INFO, "nobody took the news of bulk read {0}: {1}", job.id(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
