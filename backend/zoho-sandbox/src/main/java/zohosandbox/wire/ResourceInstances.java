package zohosandbox.wire;

import java.util.List;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** Hands Jersey our own instances of its resource classes, which were made with what they need. */
public final class ResourceInstances extends AbstractBinder {

  private final List<Object> resources;

  public ResourceInstances(List<Object> resources) {
    this.resources = List.copyOf(resources);
  }

  @Override
  protected void configure() {
    resources.forEach(resource -> bind(resource).to(resource.getClass()));
  }
}
