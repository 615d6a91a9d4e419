package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.TaskKind;
import partnerportal.platform.Settings;

/**
 * Sees that new leads never want for credits: of each day's a part is theirs alone, and before it
 * is touched everything else stands still, the least urgent first. What stands still goes on by
 * itself when the rolling day gives credits back.
 */
@ApplicationScoped
public class CreditGovernor {

  private static final Logger LOG = Logger.getLogger(CreditGovernor.class.getName());

  /** In the order in which they give way; new leads never do. */
  private static final List<Lane> GIVING_WAY =
      List.of(Lane.BACKFILL, Lane.RECONCILE, Lane.STATUS_PULL, Lane.PARTNER_EDIT);

  private static final int FORECAST_PERCENT = 80;

  @Inject CreditLedger ledger;
  @Inject CreditLimit limits;
  @Inject Lanes lanes;
  @Inject AdminTasks tasks;
  @Inject Settings settings;
  @Inject Clock clock;

  private final Map<UUID, Instant> looked = new ConcurrentHashMap<>();

  /**
   * How an organisation stands.
   *
   * @param spent by our own count, over all nodes
   * @param limit of a day; null when nobody said
   * @param left null when nobody said
   * @param reserve what is kept for new leads; null when the limit is not known
   * @param mostlySpentAt when four fifths are spent at the pace of the last hour; null for not
   *     within a day
   * @param warning readable; null when all lanes can go on some day
   */
  record Standing(
      long spent, Long limit, Long left, Long reserve, Instant mostlySpentAt, String warning) {}

  Standing standing(UUID organization) {
    var spent = ledger.spent(organization);
    var said = ledger.left(organization);
    var limit = limits.of(organization, spent, said);
    if (limit.isEmpty()) return new Standing(spent, null, null, null, null, null);
    var left = left(limit.getAsLong(), spent, said);
    var used = limit.getAsLong() - left;
    var byHour = ledger.byHour(organization);
    // what others spend is known as a sum only; ours is what has a pace
    var mark = limit.getAsLong() * FORECAST_PERCENT / 100 - Math.max(0, used - spent);
    return new Standing(
        spent,
        limit.getAsLong(),
        left,
        reserve(limit.getAsLong()),
        Forecast.reaches(byHour, mark, clock.instant()).orElse(null),
        warning(limit.getAsLong(), reserve(limit.getAsLong())).orElse(null));
  }

  /**
   * What a reserve comes to that is so large that a lane, once it stands still, does not open again
   * even with all credits of a day left.
   */
  static Optional<String> warning(long limit, long reserve) {
    var shut =
        GIVING_WAY.stream()
            .filter(lane -> opening(lane, reserve) >= limit)
            .map(lane -> lane.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    if (shut.isEmpty()) return Optional.empty();
    return Optional.of(
        "%d of %d credits a day are kept for new leads; once it stands still, this does not go on by itself: %s. Keep fewer with %s."
            .formatted(reserve, limit, shut, Settings.Key.ZOHO_CREDITS_RESERVE.key()));
  }

  /** What is left by whichever count leaves less: others spend, too, and Zoho's word may be old. */
  private static long left(long limit, long spent, OptionalLong said) {
    return Math.max(0, Math.min(limit - spent, said.orElse(Long.MAX_VALUE)));
  }

  private long reserve(long limit) {
    return limit * settings.number(Settings.Key.ZOHO_CREDITS_RESERVE) / 100;
  }

  /** Closes and opens lanes where it is time; cheap enough to be asked before every call. */
  public void look(UUID organization) {
    var now = clock.instant();
    var last = looked.get(organization);
    if (last != null
        && now.isBefore(last.plus(settings.duration(Settings.Key.ZOHO_CREDITS_LOOK_EVERY)))) return;
    looked.put(organization, now);
    var standing = standing(organization);
    if (standing.limit == null) return;
    for (var lane : GIVING_WAY) govern(organization, lane, standing);
  }

  private void govern(UUID organization, Lane lane, Standing standing) {
    var mark = mark(lane, standing.reserve);
    if (standing.left <= mark) {
      var reason =
          "%d of %d credits are left today; %d are kept for new leads."
              .formatted(standing.left, standing.limit, standing.reserve);
      if (!lanes.close(organization, lane, reason)) return;
      LOG.log(
          Level.WARNING,
          "organisation {0}: {1} waits: {2}",
          new Object[] {organization, lane, reason});
      tasks.raise(organization, TaskKind.CREDITS_RESERVE, lane.name(), reason);
    } else if (standing.left > opening(lane, standing.reserve)
        && lanes.release(organization, lane)) {
      LOG.log(Level.INFO, "organisation {0}: {1} goes on", new Object[] {organization, lane});
    }
  }

  /**
   * How many credits must be left for a lane to go on. A quarter of the reserve lies between one
   * lane and the next, and between the last of them and the reserve, for what is under way.
   */
  static long mark(Lane lane, long reserve) {
    return reserve + reserve * (GIVING_WAY.size() - GIVING_WAY.indexOf(lane)) / 4;
  }

  /** More than that must be left for a lane that stands still to go on by itself. */
  private static long opening(Lane lane, long reserve) {
    return mark(lane, reserve) + reserve / 4;
  }
}
