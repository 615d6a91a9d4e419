package partnerportal.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import partnerportal.audit.Audit;
import partnerportal.lead.Channel;
import partnerportal.lead.Leads;
import partnerportal.lead.Submission;
import partnerportal.partner.PartnerApproved;
import partnerportal.partner.PartnerLogo;
import partnerportal.partner.PartnerLogos;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Problem;
import partnerportal.platform.Problem.Fault;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/** Everything that can happen to public forms. */
@ApplicationScoped
@Transactional
public class LeadForms {

  private static final int MOST_ORIGINS = 20;

  @Inject LeadFormStore store;
  @Inject FormTokens tokens;
  @Inject Leads leads;
  @Inject PartnerLogos logos;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject jakarta.enterprise.event.Event<LiveHint> hints;

  /** A form as a visitor's browser gets it. */
  record Opened(
      LeadForm form, LeadFormStore.Names names, Optional<PartnerLogo> logo, String token) {}

  void on(@Observes PartnerApproved event) {
    var scope = Scope.partner(event.organization(), event.partner());
    if (!store.list(scope).isEmpty()) return;
    var names = store.names(scope);
    store.add(
        new LeadForm(
            Ids.next(),
            event.organization(),
            event.partner(),
            Ids.secret(9),
            "Contact " + names.partner(),
            FormState.CLOSED,
            List.of(),
            clock.instant(),
            1));
  }

  List<LeadForm> list(Scope scope) {
    return store.list(scope);
  }

  LeadForm one(Scope scope, UUID id) {
    return store.find(scope, id).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  /**
   * Changes what is given and leaves the rest.
   *
   * @param version the version the caller saw
   * @throws Problem version-conflict, validation-failed
   */
  LeadForm change(
      Scope scope,
      UUID id,
      long version,
      String title,
      FormState state,
      List<String> origins,
      Actor actor) {
    var form = one(scope, id);
    if (form.version() != version) throw new Problem(ProblemKind.VERSION_CONFLICT, null);
    var newTitle = title == null ? form.title() : title.strip();
    if (newTitle.isEmpty() || newTitle.length() > 100) {
      throw Problem.invalid("/title", "length", "Use 1 to 100 characters.");
    }
    var newOrigins = origins == null ? form.origins() : checked(origins);
    var changed =
        store.change(scope, form, newTitle, state == null ? form.state() : state, newOrigins);
    if (!changed) throw new Problem(ProblemKind.VERSION_CONFLICT, null);
    audit.note(
        scope.organization(),
        actor,
        "form-changed",
        "lead-form",
        id,
        Map.of("state", String.valueOf(state), "origins", newOrigins.size()));
    hints.fire(new LiveHint(scope.organization(), scope.partner(), "partner", scope.partner()));
    return one(scope, id);
  }

  private static List<String> checked(List<String> origins) {
    if (origins.size() > MOST_ORIGINS)
      throw Problem.invalid("/origins", "too-many", "Name at most " + MOST_ORIGINS + " websites.");
    var faults = new ArrayList<Fault>();
    var tidy = new ArrayList<String>();
    for (var i = 0; i < origins.size(); i++) {
      var origin = origin(origins.get(i));
      if (origin == null)
        faults.add(
            new Fault(
                "/origins/" + i,
                "origin",
                "Write a website's address like https://www.example.com, without a path."));
      else if (!tidy.contains(origin)) tidy.add(origin);
    }
    if (!faults.isEmpty()) throw new Problem(ProblemKind.VALIDATION_FAILED, null, faults);
    return tidy;
  }

  /**
   * Scheme, host and port (RFC 6454); plain http only where a website is tried on its own machine.
   */
  private static String origin(String text) {
    try {
      var uri = URI.create(text.strip());
      var path = uri.getPath() == null || uri.getPath().isEmpty() || uri.getPath().equals("/");
      if (uri.getHost() == null
          || !path
          || uri.getQuery() != null
          || uri.getFragment() != null
          || uri.getUserInfo() != null) return null;
      var scheme = uri.getScheme().toLowerCase(java.util.Locale.ROOT);
      var local = List.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
      if (!scheme.equals("https") && !(scheme.equals("http") && local)) return null;
      return scheme
          + "://"
          + uri.getHost().toLowerCase(java.util.Locale.ROOT)
          + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    } catch (IllegalArgumentException | NullPointerException e) {
      return null;
    }
  }

  /**
   * A form for a visitor.
   *
   * @param origin the page asking; null when the caller is no foreign page
   * @throws Problem not-found, form-closed, origin-not-allowed
   */
  Opened open(String key, String origin) {
    return within(
        key,
        origin,
        (form, place) ->
            new Opened(
                form,
                store.names(place.scope()),
                logos.find(place.scope()),
                tokens.issue(form.id())));
  }

  /** The logo of the partner whose form it is; nothing as well when it takes no leads. */
  Optional<PartnerLogo.Image> logo(String key, List<String> known) {
    return store
        .place(key)
        .flatMap(
            place ->
                inScope(
                    place,
                    () ->
                        store
                            .find(place.scope(), place.form())
                            .filter(form -> takesLeads(form, place))
                            .flatMap(form -> logos.image(place.scope(), known))));
  }

  /**
   * Whether this page may send this form at all, asked before anything is remembered of a request.
   *
   * @throws Problem not-found, form-closed, origin-not-allowed
   */
  void admit(String key, String origin) {
    within(key, origin, (form, place) -> form);
  }

  /**
   * Takes a visitor's lead in under the partner's name.
   *
   * @throws Problem form-token-invalid beside those of {@link #open} and of {@link Leads#submit}
   */
  Leads.Receipt submit(String key, String origin, String token, Submission what) {
    return within(
        key,
        origin,
        (form, place) -> {
          tokens.check(form.id(), token);
          var by = new Submission.By(place.partner(), null, Channel.FORM, form.id());
          return leads.submit(place.organization(), by, what, Actor.VISITOR).receipt();
        });
  }

  /** Whether a page may call this form from a browser. */
  boolean allows(String key, String origin) {
    return store
        .place(key)
        .map(place -> inScope(place, () -> store.find(place.scope(), place.form())))
        .flatMap(form -> form)
        .filter(form -> form.origins().contains(origin))
        .isPresent();
  }

  private interface Use<T> {
    T of(LeadForm form, LeadFormStore.Place place);
  }

  private <T> T within(String key, String origin, Use<T> use) {
    var place = store.place(key).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
    return inScope(
        place,
        () -> {
          var form = one(place.scope(), place.form());
          if (!takesLeads(form, place)) throw new Problem(ProblemKind.FORM_CLOSED, null);
          if (origin != null && !form.origins().contains(origin))
            throw new Problem(ProblemKind.ORIGIN_NOT_ALLOWED, null);
          return use.of(form, place);
        });
  }

  private boolean takesLeads(LeadForm form, LeadFormStore.Place place) {
    return form.state() == FormState.OPEN && store.partnerIsOpen(place.scope());
  }

  @Inject FormScope formScope;

  private <T> T inScope(LeadFormStore.Place place, Supplier<T> work) {
    return Tenancy.within(place.scope(), () -> formScope.run(work));
  }
}
