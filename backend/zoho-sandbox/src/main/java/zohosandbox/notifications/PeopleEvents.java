package zohosandbox.notifications;

import java.util.List;
import java.util.Map;
import java.util.Set;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.organization.UsersResource;
import zohosandbox.records.RecordEvent;

/** What channels hear of people: they are watched like a module, though they are none. */
final class PeopleEvents {

  /** What channels call them, as in {@code users.all}. */
  static final String NAME = "users";

  private static final Module PEOPLE =
      new Module(
          NAME, "User", "Users", false, "full_name", "email", Map.of(), Module.Sharing.PROFILE);

  private PeopleEvents() {}

  static List<RecordEvent> changed(User user, Set<String> members) {
    return List.of(new RecordEvent(PEOPLE, "edit", user.id(), members, UsersResource.view(user)));
  }
}
