package partnerportal.lead;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import partnerportal.platform.Problem;
import partnerportal.platform.Problem.Fault;
import partnerportal.platform.ProblemKind;

/**
 * What a submission must be, as strict as the CRM, so that what we acknowledge is not refused
 * there.
 */
@ApplicationScoped
class LeadRules {

  /**
   * The CRM's own: a name, a host, and an ending of 2 to 22 letters. Each part is bounded, so
   * matching is linear.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?=[^@]{1,64}@)[A-Za-z0-9_%+'&-]+(?:\\.[A-Za-z0-9_%+'&-]+)*+@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,22}");

  private static final Pattern PHONE = Pattern.compile("[0-9+(][0-9+().;/ -]{1,28}[0-9)]");

  private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

  /**
   * @throws Problem validation-failed with every fault at once
   */
  void check(Submission what) {
    refuse(faults(what));
  }

  /**
   * The same for what somebody changed; what was there before is not their fault.
   *
   * @throws Problem validation-failed with every fault of these fields
   */
  void check(Submission what, Set<MirroredField> changed) {
    var pointers = changed.stream().map(field -> "/" + field.wire()).toList();
    refuse(faults(what).stream().filter(fault -> pointers.contains(fault.pointer())).toList());
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty())
      throw new Problem(ProblemKind.VALIDATION_FAILED, null, List.copyOf(faults));
  }

  private List<Fault> faults(Submission what) {
    var faults = new ArrayList<Fault>();
    required(faults, "/last_name", what.lastName(), "Enter a last name.");
    required(faults, "/company", what.company(), "Enter the company's name.");
    longest(faults, "/first_name", what.firstName(), 40);
    longest(faults, "/last_name", what.lastName(), 80);
    longest(faults, "/company", what.company(), 200);
    longest(faults, "/email", what.email(), 100);
    longest(faults, "/phone", what.phone(), 30);
    longest(faults, "/country", what.country(), 100);
    longest(faults, "/need", what.need(), 2000);
    if (what.email() != null && !EMAIL.matcher(what.email()).matches()) {
      faults.add(new Fault("/email", "email", "Enter an address like name@company.com."));
    }
    if (what.phone() != null && !isPhone(what.phone())) {
      faults.add(
          new Fault(
              "/phone",
              "phone",
              "Enter a phone number with its area code, like +44 20 7946 0148."));
    }
    return faults;
  }

  /**
   * With a country code it has to be a possible number there; without one only its shape can be
   * judged.
   */
  private boolean isPhone(String phone) {
    if (!PHONE.matcher(phone).matches()) return false;
    if (!phone.startsWith("+")) return phone.chars().filter(Character::isDigit).count() >= 5;
    try {
      return phones.isPossibleNumber(phones.parse(phone, null));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static void required(List<Fault> faults, String pointer, String value, String detail) {
    if (value == null) faults.add(new Fault(pointer, "required", detail));
  }

  private static void longest(List<Fault> faults, String pointer, String value, int most) {
    if (value != null && value.codePointCount(0, value.length()) > most) {
      faults.add(new Fault(pointer, "too-long", "Use at most " + most + " characters."));
    }
  }
}
