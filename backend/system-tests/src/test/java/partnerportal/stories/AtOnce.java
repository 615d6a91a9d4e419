package partnerportal.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import partnerportal.systems.Reply;

/** Many who do the same, in the same moment or a few beside each other. */
final class AtOnce {

  private AtOnce() {}

  /**
   * Does something many times, four beside each other: the portal serves other stories, too.
   *
   * @param one what is done with that number, from 0
   */
  static void few(int many, IntConsumer one) throws Exception {
    var crowd = Executors.newFixedThreadPool(4);
    try {
      var deeds = new ArrayList<Callable<Object>>();
      for (var i = 0; i < many; i++) {
        var number = i;
        deeds.add(Executors.callable(() -> one.accept(number)));
      }
      for (var deed : crowd.invokeAll(deeds)) deed.get();
    } finally {
      crowd.shutdownNow();
    }
  }

  /**
   * What each was answered, in the order of their numbers; none begins before all stand ready.
   *
   * @param one what the one with that number does, from 0
   */
  static List<Reply> all(int many, IntFunction<Reply> one) throws Exception {
    var ready = new CyclicBarrier(many);
    var crowd = Executors.newFixedThreadPool(many);
    try {
      var tries = new ArrayList<Callable<Reply>>();
      for (var i = 0; i < many; i++) {
        var number = i;
        tries.add(
            () -> {
              ready.await(1, TimeUnit.MINUTES);
              return one.apply(number);
            });
      }
      var answers = new ArrayList<Reply>();
      for (var answer : crowd.invokeAll(tries)) answers.add(answer.get());
      return answers;
    } finally {
      crowd.shutdownNow();
    }
  }
}
