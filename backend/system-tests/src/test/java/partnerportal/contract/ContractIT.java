package partnerportal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Recording;
import partnerportal.systems.Repository;

/** Runs when all other system tests are over. */
@Tag("contract")
class ContractIT {

  static final int MOST_TOLD = 20;

  /** Where the drive of Zoho's SDK, which comes before all system tests, left its file. */
  static final Path SDK = Repository.here().root().resolve("backend/zoho-sandbox/target/contract");

  @Test
  void everything_that_was_said_is_as_zoho_documents_it() {
    var verdict = Verdict.over(List.of(Recording.folder().orElseThrow(), SDK), judges());

    System.out.println(verdict.line());

    assertThat(verdict.violations()).as(verdict.firstWords(MOST_TOLD)).isZero();
  }

  private static List<Judge> judges() {
    var judges = new ArrayList<Judge>(List.of(new OwnJudge()));
    Optional.ofNullable(System.getenv("ZOHO_OAS_DIR"))
        .map(Path::of)
        .map(ZohoJudge::new)
        .ifPresent(judges::add);
    return judges;
  }
}
