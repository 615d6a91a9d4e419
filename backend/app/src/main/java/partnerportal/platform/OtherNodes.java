package partnerportal.platform;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Takes hints to the portal's other nodes and brings theirs, over the container's own data grid. A
 * node that has no others ({@link Settings.Key#CLUSTER_MEMBERS} is empty) runs without the grid: it
 * would cost a fifth of the start and listen on a port for nobody.
 */
@ApplicationScoped
class OtherNodes {

  private static final String GRID = "payara/Hazelcast";
  private static final String TOPIC = "partnerportal.hints";

  @Inject Settings settings;
  @Inject LiveHints here;

  private ITopic<String> topic;

  void start(
      @Observes @Priority(Migration.FIRST + 100) @Initialized(ApplicationScoped.class)
          Object started)
      throws NamingException {
    if (settings.list(Settings.Key.CLUSTER_MEMBERS).isEmpty()) return;
    HazelcastInstance grid = InitialContext.doLookup(GRID);
    topic = grid.getTopic(TOPIC);
    topic.addMessageListener(
        message -> {
          if (!message.getPublishingMember().localMember())
            here.deliver(LiveHint.parse(message.getMessageObject()));
        });
  }

  void tell(@Observes LiveHints.Sent sent) {
    if (topic != null) sent.hints().forEach(hint -> topic.publish(hint.text()));
  }
}
