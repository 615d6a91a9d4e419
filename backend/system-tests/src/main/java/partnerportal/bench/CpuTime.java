package partnerportal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;
import partnerportal.systems.PidFile;
import partnerportal.systems.Repository;

/**
 * Seconds of the processors the three servers of a world have used so far, as Linux counts them. On
 * a machine where others build, seconds of a clock say little; these say how much work there was.
 *
 * @param database with all its processes, those that ended included
 */
record CpuTime(double portal, double database, double crm) {

  private static final double TICKS_PER_SECOND = 100;

  /** Where its own time stands in {@code /proc/PID/stat}, counted behind the name (proc(5)). */
  private static final int OWN = 11;

  private static final int PARENT = 1;

  /** So far, of the world of that name. */
  static CpuTime of(String world) {
    var folder = Repository.here().scratch("world-" + world);
    return new CpuTime(
        own(pid(folder.resolve("portal/portal.pid"))),
        family(postmaster(folder.resolve("pg/postmaster.pid"))),
        own(pid(folder.resolve("crm/sandbox.pid"))));
  }

  CpuTime since(CpuTime before) {
    return new CpuTime(portal - before.portal, database - before.database, crm - before.crm);
  }

  /** Milliseconds each spent on one of so many. */
  String each(int leads) {
    return String.format(
        Locale.ROOT,
        "cpu_ms_per_lead: portal=%.2f database=%.2f crm=%.2f all=%.2f",
        portal * 1000 / leads,
        database * 1000 / leads,
        crm * 1000 / leads,
        (portal + database + crm) * 1000 / leads);
  }

  private static long pid(Path file) {
    return new PidFile(file).running().orElseThrow().pid();
  }

  private static long postmaster(Path file) {
    try {
      return Long.parseLong(Files.readAllLines(file).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double own(long pid) {
    var stat = stat(pid);
    return (stat[OWN] + stat[OWN + 1]) / TICKS_PER_SECOND;
  }

  /** A process, its children, and those of them that have ended. */
  private static double family(long pid) {
    var stat = stat(pid);
    var ended = (stat[OWN + 2] + stat[OWN + 3]) / TICKS_PER_SECOND;
    return own(pid) + ended + children(pid).mapToDouble(CpuTime::own).sum();
  }

  private static LongStream children(long pid) {
    return ProcessHandle.allProcesses()
        .mapToLong(ProcessHandle::pid)
        .filter(one -> stat(one)[PARENT] == pid);
  }

  /** Numbers behind the name; all of them nought for a process that ended meanwhile. */
  private static long[] stat(long pid) {
    try {
      var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var words = line.substring(line.lastIndexOf(')') + 2).split(" ");
      var numbers = new long[OWN + 4];
      for (var i = 1; i < numbers.length; i++) numbers[i] = Long.parseLong(words[i]);
      return numbers;
    } catch (IOException e) {
      return new long[OWN + 4];
    }
  }
}
