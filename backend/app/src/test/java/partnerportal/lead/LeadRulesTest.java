package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Problem;

class LeadRulesTest {

  LeadRules rules = new LeadRules();

  @Test
  void takes_what_the_crm_takes() {
    assertThatCode(
            () ->
                rules.check(
                    new Submission(
                        "Ann",
                        "Dee",
                        "Acme",
                        "a.d+x@acme.co.uk",
                        "+44 20 7946 0148",
                        "Ireland",
                        "Two\nlines")))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                rules.check(
                    new Submission(null, "Dee", "Acme", null, "(020) 7946-0148", null, null)))
        .doesNotThrowAnyException();
  }

  @Test
  void tells_every_fault_at_once() {
    var problem =
        refused(new Submission("x".repeat(41), " ", null, "nobody@nowhere", "call me", null, null));

    assertThat(problem.faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/last_name", "/company", "/first_name", "/email", "/phone");
  }

  @Test
  void refuses_addresses_the_crm_would_refuse() {
    for (var address :
        List.of(
            "a@b",
            "a b@c.de",
            "@c.de",
            "a@c.d",
            "a@c..de",
            "a@c.12",
            "ü@c.de",
            "a..b@c.de",
            ".a@c.de",
            "a.@c.de")) {
      assertThat(refused(new Submission(null, "Dee", "Acme", address, null, null, null)).faults())
          .as(address)
          .hasSize(1);
    }
  }

  @Test
  void a_country_code_has_to_fit_its_number() {
    assertThat(refused(new Submission(null, "Dee", "Acme", null, "+44 1", null, null)).faults())
        .hasSize(1);
  }

  private Problem refused(Submission what) {
    return catchThrowableOfType(Problem.class, () -> rules.check(what));
  }
}
