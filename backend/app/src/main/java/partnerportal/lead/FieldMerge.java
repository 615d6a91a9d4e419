package partnerportal.lead;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What becomes of one field when the CRM was read: three ways, from what both sides last agreed on,
 * what we have and what it has.
 */
enum FieldMerge {
  /** Both have the same. */
  AGREED,
  /** Only the CRM changed it. */
  TAKE_THEIRS,
  /** Only we changed it; the CRM has yet to hear. */
  KEEP_OURS,
  /** Both changed it, and the CRM owns it. */
  THEIRS_WIN,
  /** Both changed it, and the portal owns it. */
  OURS_WIN;

  /**
   * Decides.
   *
   * @param base what was agreed; null when nothing ever was
   * @param echo whether what the CRM has is a former value of ours that was sent without our
   *     hearing of it; asked only when it matters
   */
  static FieldMerge of(
      String base, String ours, String theirs, FieldOwner owner, BooleanSupplier echo) {
    if (theirs.equals(ours)) return AGREED;
    if (ours.equals(base)) return TAKE_THEIRS;
    if (theirs.equals(base)) return KEEP_OURS;
    if (echo.getAsBoolean()) return KEEP_OURS;
    return Objects.equals(owner, FieldOwner.PORTAL) ? OURS_WIN : THEIRS_WIN;
  }

  boolean oursStays() {
    return this == KEEP_OURS || this == OURS_WIN;
  }
}
