package partnerportal.work;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Stops the scheduler while running jobs can still use their beans; at {@code @PreDestroy} it would
 * be too late.
 */
@WebListener
public class SchedulerShutdown implements ServletContextListener {

  @Inject Work work;
  @Inject Hands hands;

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    work.stop();
    hands.stop();
  }
}
