package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A process of ours: its output goes to a file, its number too. */
final class ChildProcess {

  private static final Duration TO_STOP = Duration.ofSeconds(30);

  private final Process process;
  private final PidFile pidFile;
  private final Path log;

  /**
   * How a process is started.
   *
   * @param directory where it stands
   */
  record Start(List<String> command, Path directory) {}

  private ChildProcess(Process process, PidFile pidFile, Path log) {
    this.process = process;
    this.pidFile = pidFile;
    this.log = log;
  }

  /**
   * Starts a process after stopping what an earlier run may have left under the same name.
   *
   * @param folder where {@code name.log} and {@code name.pid} go
   */
  static ChildProcess start(
      String name, Path folder, Start start, Map<String, String> environment) {
    var pidFile = new PidFile(folder.resolve(name + ".pid"));
    pidFile.stopLeftover();
    var log = folder.resolve(name + ".log");
    try {
      Files.createDirectories(folder);
      var builder = new ProcessBuilder(ownSession(start.command())).redirectErrorStream(true);
      builder.directory(start.directory().toFile());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      var process = builder.start();
      pidFile.write(process.toHandle());
      return new ChildProcess(process, pidFile, log);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not start " + name, e);
    }
  }

  /**
   * In a session of its own a process is not reached by the Ctrl-C of a terminal, so it is stopped
   * when its turn comes.
   */
  private static List<String> ownSession(List<String> command) {
    var tool = Path.of("/usr/bin/setsid");
    return Files.isExecutable(tool)
        ? Stream.concat(Stream.of(tool.toString()), command.stream()).toList()
        : command;
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Ends the process without a warning, as a power cut would. */
  void kill() {
    process.destroyForcibly();
    PidFile.waitFor(process.toHandle(), TO_STOP);
    pidFile.delete();
  }

  /** Asks the process to end and waits until it has. */
  void stop() {
    process.destroy();
    if (!PidFile.waitFor(process.toHandle(), TO_STOP)) {
      kill();
    }
    pidFile.delete();
  }

  /** The end of what the process wrote. */
  String lastWords() {
    try {
      var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "(no output: " + e.getMessage() + ")";
    }
  }
}
