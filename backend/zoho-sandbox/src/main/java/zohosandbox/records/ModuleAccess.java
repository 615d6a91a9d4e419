package zohosandbox.records;

import jakarta.ws.rs.core.SecurityContext;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Profile.Right;
import zohosandbox.store.Ids;
import zohosandbox.wire.ZohoError;

/** The first questions of every call: is there such a module, and may the caller do that there? */
public final class ModuleAccess {

  private final Catalogue catalogue;

  public ModuleAccess(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A module in which the caller may do something.
   *
   * @throws ZohoError when there is none, or the caller's profile does not allow it
   */
  public Module allowed(String name, Right right, SecurityContext security) {
    Module module = catalogue.module(name);
    if (!Caller.of(security).user().may(right, module)) {
      throw ZohoError.noPermission(right.permission(name));
    }
    return module;
  }

  /** Demands that a piece of a path looks like an id. */
  static void requireId(String id) {
    if (!Ids.isId(id)) {
      throw ZohoError.invalidUrl();
    }
  }
}
