package partnerportal.contract;

import java.nio.file.Path;
import java.util.List;

final class ZohoJudge implements Judge {
  ZohoJudge(Path folder) {}

  @Override
  public String name() {
    return "zoho";
  }

  @Override
  public List<String> objections(Exchange exchange) {
    return List.of();
  }
}
