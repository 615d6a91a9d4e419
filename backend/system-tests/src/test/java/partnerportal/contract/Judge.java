package partnerportal.contract;

import java.util.List;

/** Somebody who knows what Zoho's API looks like. */
interface Judge {

  /** What this judge goes by. */
  String name();

  /** What is wrong with an exchange, in words; nothing when it is right. */
  List<String> objections(Exchange exchange);
}
