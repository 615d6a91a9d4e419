package partnerportal.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Continues a transaction under the scope that a public key led to; entering a bean is what tells
 * the database.
 */
@ApplicationScoped
class FormScope {

  @Transactional
  <T> T run(Supplier<T> work) {
    return work.get();
  }
}
