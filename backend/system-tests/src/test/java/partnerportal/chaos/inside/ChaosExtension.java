package partnerportal.chaos.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;

/** Has the calls we break looked at by {@link WatchedCalls}. */
public class ChaosExtension implements Extension {

  private final Set<Call> wanted = new HashSet<>();
  private final Set<Call> found = new HashSet<>();

  void register(@Observes BeforeBeanDiscovery discovery) {
    discovery.addInterceptorBinding(Watched.class);
    discovery.addAnnotatedType(WatchedCalls.class, WatchedCalls.class.getName());
    Arrays.stream(KillPoint.values()).map(KillPoint::call).forEach(wanted::add);
    wanted.add(WatchedCalls.CLOCK);
    bugs().forEach(bug -> wanted.addAll(bug.calls()));
  }

  static ServiceLoader<Bug> bugs() {
    return ServiceLoader.load(Bug.class, ChaosExtension.class.getClassLoader());
  }

  /** Asking for all types would have every class of every library looked at during the start. */
  <T> void mark(
      @Observes @WithAnnotations({ApplicationScoped.class, RequestScoped.class})
          ProcessAnnotatedType<T> type) {
    var name = type.getAnnotatedType().getJavaClass().getName();
    if (wanted.stream().noneMatch(call -> call.type().equals(name))) return;
    type.configureAnnotatedType()
        .filterMethods(
            method -> wanted.stream().anyMatch(call -> call.fits(method.getJavaMember())))
        .forEach(
            method -> {
              method.add(new Watched.Mark());
              wanted.stream()
                  .filter(call -> call.fits(method.getAnnotated().getJavaMember()))
                  .forEach(found::add);
            });
  }

  /** A point at a method that is gone would never be reached, and nobody would notice. */
  void check(@Observes AfterDeploymentValidation deployed) {
    wanted.stream()
        .filter(call -> !found.contains(call))
        .forEach(
            call ->
                deployed.addDeploymentProblem(new IllegalStateException("There is no " + call)));
  }
}
