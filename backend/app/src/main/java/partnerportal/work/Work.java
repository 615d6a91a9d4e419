package partnerportal.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import partnerportal.platform.DataSources;
import partnerportal.platform.Ids;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Tenancy;
import partnerportal.platform.Trace;
import partnerportal.platform.Wire;

/** Orders jobs, keeps runners and wakes them. */
@ApplicationScoped
public class Work {

  private static final Logger LOG = Logger.getLogger(Work.class.getName());
  private static final int THREADS = 8;

  /** The clocks of two nodes may differ by as much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Instance<Job> jobs;
  @Inject Instance<Runner> runners;
  @Inject Event<Ordered> ordered;

  @Resource(lookup = DataSources.PORTAL)
  DataSource database;

  @Resource ManagedThreadFactory threads;

  /**
   * Not the container's executor: it looks through every library for what it could carry along,
   * each time.
   */
  private ExecutorService waker;

  private final Set<Wake> asked = ConcurrentHashMap.newKeySet();
  private final Set<Wake> missed = ConcurrentHashMap.newKeySet();
  private Scheduler scheduler;

  @PostConstruct
  void begin() {
    waker = Executors.newSingleThreadExecutor(threads);
  }

  void start(@Observes @Priority(2000) @Initialized(ApplicationScoped.class) Object started) {
    var tasks = new ArrayList<Task<?>>();
    jobs.forEach(job -> tasks.add(task(job)));
    runners.forEach(runner -> tasks.add(task(runner)));
    var name = settings.text(Settings.Key.NODE_ID);
    takeBack(name);
    scheduler =
        Scheduler.create(database, List.copyOf(tasks))
            .schedulerName(new SchedulerName.Fixed(name))
            .serializer(new JsonSerializer())
            .threads(THREADS)
            .executorService(Executors.newFixedThreadPool(THREADS, threads))
            .dueExecutor(Executors.newSingleThreadExecutor(threads))
            .housekeeperExecutor(Executors.newScheduledThreadPool(3, threads))
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(settings.duration(Settings.Key.WORK_HEARTBEAT))
            .missedHeartbeatsLimit(4)
            .alwaysPersistTimestampInUTC()
            .enablePriority()
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
  }

  /** From now on what is due is done. */
  void open() {
    scheduler.start();
  }

  /**
   * What this node was about when it was killed is due at once; by its heartbeat alone it would be
   * missed after half a minute.
   */
  private void takeBack(String node) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                    + " version = version + 1"
                    + " where picked and picked_by = ?")) {
      statement.setString(1, node);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("What this node was about cannot be read.", e);
    }
  }

  /**
   * Called when the application goes down, before its beans do; a running job sees it and hands its
   * row back.
   */
  void stop() {
    if (scheduler != null) scheduler.stop();
    waker.shutdown();
  }

  /**
   * Orders a job in the current transaction. Every order has a key of its own, so orders never
   * collide.
   */
  public void order(String job, UUID organization, UUID subject, String detail) {
    var order = new JobOrder(Ids.next(), organization, subject, detail, Trace.id());
    scheduler.schedule(new TaskInstance<>(job, order.id().toString(), order), atOnce());
    ordered.fire(new Ordered());
  }

  /**
   * Makes a runner's permanent row for an organisation; does nothing when there is one. No
   * transaction may be open.
   */
  public void keep(String runner, UUID organization) {
    scheduler.scheduleIfNotExists(
        new TaskInstance<>(
            runner,
            organization.toString(),
            new JobOrder(Ids.next(), organization, organization, null, Trace.id())),
        clock.instant());
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ordered order) {
    scheduler.triggerCheckForDueExecutions();
  }

  /**
   * On a thread of its own, many at once as one; a wake-up that gets lost is made good by the
   * runner's own rhythm.
   */
  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Wake wake) {
    if (!asked.add(wake)) return;
    try {
      waker.execute(() -> wake(wake));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "{0} comes too late; the next start looks by itself", wake);
    }
  }

  /**
   * A moment that has come for every node. By the clock of one that is ahead it would not have for
   * the others, and each further wake-up would put off what it is to hasten.
   */
  private Instant atOnce() {
    return clock.instant().minus(SKEW);
  }

  private void wake(Wake wake) {
    asked.remove(wake); // before it looks: whoever commits from here on asks again
    try {
      scheduler.reschedule(
          TaskInstanceId.of(wake.runner(), wake.organization().toString()), atOnce());
      scheduler.triggerCheckForDueExecutions();
    } catch (TaskInstanceCurrentlyExecutingException e) {
      missed.add(wake); // it may have looked for the last time; it is to look again at once
    } catch (TaskInstanceNotFoundException e) {
      LOG.log(Level.FINE, "{0} is not kept yet", wake);
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, wake + " was lost; the runner looks by itself", e);
    }
  }

  private CustomTask<JobOrder> task(Job job) {
    return Tasks.custom(job.name(), JobOrder.class)
        .onFailure(
            (ExecutionComplete complete, ExecutionOperations<JobOrder> operations) -> {
              var failures = complete.getExecution().consecutiveFailures + 1;
              var pause = job.retryAfter(failures);
              LOG.log(
                  Level.WARNING,
                  "{0} {1} failed {2} times, next in {3}: {4}",
                  new Object[] {
                    job.name(),
                    complete.getExecution().taskInstance.getId(),
                    failures,
                    pause,
                    complete.getCause().orElse(null)
                  });
              operations.reschedule(complete, clock.instant().plus(pause));
            })
        .execute(
            (instance, context) -> {
              var order = instance.getData();
              carried(order, () -> job.run(order));
              return new com.github.kagkarlsson.scheduler.task.CompletionHandler
                  .OnCompleteRemove<>();
            });
  }

  private CustomTask<JobOrder> task(Runner runner) {
    FailureHandler<JobOrder> again =
        (complete, operations) -> {
          LOG.log(
              Level.WARNING,
              runner.name()
                  + " of "
                  + complete.getExecution().taskInstance.getId()
                  + " stopped and looks again in "
                  + runner.every(),
              complete.getCause().orElse(null));
          operations.reschedule(complete, clock.instant().plus(runner.every()));
        };
    return Tasks.custom(runner.name(), JobOrder.class)
        .onFailure(again)
        .execute(
            (TaskInstance<JobOrder> instance, ExecutionContext context) -> {
              var order = instance.getData();
              Runner.Stopping stopping = context.getSchedulerState()::isShuttingDown;
              carried(order, () -> runner.run(order.organization(), stopping));
              return (complete, operations) -> {
                var wake = new Wake(runner.name(), order.organization());
                var askedMeanwhile = stopping.now() || missed.remove(wake);
                operations.reschedule(
                    complete, askedMeanwhile ? atOnce() : clock.instant().plus(runner.every()));
                if (askedMeanwhile && !stopping.now()) scheduler.triggerCheckForDueExecutions();
              };
            });
  }

  private static void carried(JobOrder order, Runnable work) {
    Trace.follow(order.trace());
    try {
      if (order.organization() == null) work.run();
      else Tenancy.within(Scope.organization(order.organization()), work);
    } finally {
      Trace.end();
    }
  }

  /** Orders as JSON, readable in psql. */
  private static final class JsonSerializer implements Serializer {
    @Override
    public byte[] serialize(Object data) {
      return data == null ? null : Wire.json().toJson(data).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] stored) {
      return stored == null
          ? null
          : Wire.json().fromJson(new String(stored, StandardCharsets.UTF_8), type);
    }
  }
}
