package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZohoAnswerTest {

  @ParameterizedTest(name = "{0} {1} means {2}")
  @CsvSource({
    "200, SUCCESS, DONE",
    "207, SUCCESS, DONE",
    "400, SUCCESS, DONE",
    "200, '', DONE",
    "401, INVALID_TOKEN, NEW_TOKEN",
    "401, AUTHENTICATION_FAILURE, NEW_TOKEN",
    "401, '', NEW_TOKEN",
    "401, OAUTH_SCOPE_MISMATCH, SETUP_WRONG",
    "403, NO_PERMISSION, SETUP_WRONG",
    "400, INVALID_MODULE, SETUP_WRONG",
    "403, '', SETUP_WRONG",
    "429, TOO_MANY_REQUESTS, SLOW_DOWN",
    "429, '', SLOW_DOWN",
    "500, INTERNAL_ERROR, TRY_LATER",
    "400, RECORD_LOCKED, TRY_LATER",
    "502, '', TRY_LATER",
    "503, SOMETHING_NEW, TRY_LATER",
    "412, ALREADY_MODIFIED, READ_AGAIN",
    "400, CONVERTED_RECORD, GONE",
    "400, INVALID_DATA, REFUSED",
    "202, MANDATORY_NOT_FOUND, REFUSED",
    "400, DUPLICATE_DATA, REFUSED",
    "400, NEVER_SEEN, REFUSED",
    "429, LIMIT_EXCEEDED, SLOW_DOWN",
    "302, '', SETUP_WRONG",
    "304, '', DONE",
    "400, EXPIRED_VALUE, READ_AGAIN",
    "400, TOKEN_BOUND_DATA_MISMATCH, READ_AGAIN",
    "400, RECORD_IN_BLUEPRINT, SETUP_WRONG",
    "400, NOT_APPROVED, SETUP_WRONG",
    "400, NOT_SUBSCRIBED, GONE"
  })
  void reads_the_code_first_and_the_status_after_it(int status, String code, ZohoAnswer expected) {
    assertThat(ZohoAnswer.of(status, code)).isEqualTo(expected);
  }
}
