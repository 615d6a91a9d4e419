package partnerportal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import partnerportal.platform.Actor;
import partnerportal.platform.Database;
import partnerportal.platform.Ids;
import partnerportal.platform.Trace;
import partnerportal.platform.Wire;

/** Writes the trail. Details are ids, states and counts, never personal data. */
@ApplicationScoped
public class Audit {

  @Inject Database database;
  @Inject Clock clock;

  private static final String INSERT =
      "insert into audit (id, organization, at, actor_side, actor, action, object_type, object, detail, trace)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)";

  /**
   * Notes a deed in the current transaction; without one there is nothing to note.
   *
   * @param action what happened, in past tense: {@code lead-submitted}
   * @param objectType the kind of thing it happened to
   * @param detail further facts; empty when the action says it all
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(
      UUID organization,
      Actor actor,
      String action,
      String objectType,
      Object object,
      Map<String, ?> detail) {
    database.update(INSERT, row(organization, actor, action, objectType, object, detail));
  }

  /**
   * Notes the same deed to many things, in one go.
   *
   * @param details by thing
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void noteAll(
      UUID organization,
      Actor actor,
      String action,
      String objectType,
      Map<?, ? extends Map<String, ?>> details) {
    database.updateAll(
        INSERT,
        details.entrySet().stream()
            .map(one -> row(organization, actor, action, objectType, one.getKey(), one.getValue()))
            .toList());
  }

  private Object[] row(
      UUID organization,
      Actor actor,
      String action,
      String objectType,
      Object object,
      Map<String, ?> detail) {
    return new Object[] {
      Ids.next(),
      organization,
      clock.instant(),
      actor.side(),
      actor.membership(),
      action,
      objectType,
      object.toString(),
      Wire.json().toJson(detail),
      Trace.id()
    };
  }
}
