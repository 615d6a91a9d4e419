package partnerportal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import partnerportal.systems.Member;
import partnerportal.systems.World;

/**
 * People of several partners who submit leads at the same time.
 *
 * @param owners one of each partner
 */
record Crowd(List<Member> owners) {

  private static final int EACH_AT_ONCE = 2;

  static Crowd in(World world, int partners) {
    return new Crowd(
        IntStream.range(0, partners).mapToObj(number -> world.partner().owner()).toList());
  }

  /** Submits so many leads as fast as the portal takes them. */
  void submits(int leads) throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(owners.size() * EACH_AT_ONCE);
    try {
      var submitted = new ArrayList<Future<UUID>>();
      for (var number = 0; number < leads; number++) {
        var lead = number;
        submitted.add(threads.submit(() -> submits(lead, "Backlog")));
      }
      for (var one : submitted) one.get();
    } finally {
      threads.shutdownNow();
    }
  }

  /** One of them submits one. */
  UUID submits(int number, String company) {
    return owners
        .get(number % owners.size())
        .submits("Ruth Halloran " + number, company + " " + number);
  }
}
