package zohosandbox;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts a sandbox from the command line. */
public final class Main {

  /** Warns at every start that a class nobody needs is missing. */
  private static final Logger JERSEY =
      Logger.getLogger("org.glassfish.jersey.message.internal.MessagingBinders");

  private Main() {}

  /** Runs until it is stopped; says on standard output when it is ready. */
  public static void main(String[] arguments) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    JERSEY.setLevel(Level.SEVERE);
    Options options;
    try {
      options = Options.read(arguments, System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println("sandbox: " + e.getMessage());
      System.exit(2);
      return;
    }
    try {
      Sandbox sandbox = Sandbox.start(options);
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
      System.out.printf(
          "sandbox: ready %s widgets %s%n",
          sandbox.addresses().crm(), sandbox.addresses().widgets());
    } catch (RuntimeException | java.io.IOException e) {
      System.err.println("sandbox: cannot start: " + e.getMessage());
      System.exit(1);
    }
  }
}
