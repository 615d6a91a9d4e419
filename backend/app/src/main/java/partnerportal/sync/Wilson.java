package partnerportal.sync;

/** How sure a share is, by the score interval of Wilson (1927), at 95 %. */
final class Wilson {

  private static final double Z = 1.96;

  private Wilson() {}

  /**
   * The lower bound of the share of equal cells.
   *
   * @param cells compared; with none of them nothing is known, and the bound is 0
   * @param different of them
   */
  static double lower(long cells, long different) {
    if (cells == 0) return 0;
    var n = (double) cells;
    var share = 1 - different / n;
    var spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return Math.max(0, (share + Z * Z / (2 * n) - spread) / (1 + Z * Z / n));
  }
}
