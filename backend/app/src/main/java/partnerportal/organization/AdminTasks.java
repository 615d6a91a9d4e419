package partnerportal.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;

/** What waits for a person of the organisation, until somebody says it is done. */
@ApplicationScoped
@Transactional
public class AdminTasks {

  @Inject AdminTaskStore store;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Settings settings;
  @Inject Event<LiveHint> hints;

  /**
   * Opens a task, or counts it once more while it is open. In the transaction of what it is about,
   * where there is one.
   *
   * @param subject what makes it the same task again: a key of ours, or a word of the CRM
   * @param detail for a person to read and act on; no contact data
   */
  public void raise(UUID organization, TaskKind kind, String subject, String detail) {
    var id = Ids.next();
    var task = store.raised(organization, id, kind, subject, detail, clock.instant());
    if (!task.id().equals(id)) return;
    // each that is opened clears a few, so the table keeps its size by itself
    store.forget(organization, clock.instant().minus(settings.duration(Settings.Key.TASKS_KEPT)));
    audit.note(
        organization, Actor.SYSTEM, "task-raised", "admin-task", id, Map.of("kind", kind.name()));
    hint(organization, id);
  }

  /**
   * Somebody settled it; a second time changes nothing. What raises it again opens a new one.
   *
   * @throws Problem not-found when there is no such task
   */
  public void done(UUID organization, UUID id, Actor by) {
    var task = store.done(organization, id, by.name(), clock.instant());
    if (task.isEmpty()) {
      if (!store.known(organization, id)) throw new Problem(ProblemKind.NOT_FOUND, null);
      return;
    }
    audit.note(
        organization,
        by,
        "task-done",
        "admin-task",
        id,
        Map.of("kind", task.get().kind().name(), "count", task.get().count()));
    hint(organization, id);
  }

  /** Open tasks, newest first; one more than the limit when there are more. */
  public List<AdminTask> open(UUID organization, Page.Cursor from, int limit) {
    return store.open(organization, from, limit);
  }

  private void hint(UUID organization, UUID id) {
    hints.fire(new LiveHint(organization, null, "task", id));
  }
}
