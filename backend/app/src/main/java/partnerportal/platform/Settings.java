package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Every setting of the portal, read through MicroProfile Config; as environment variables in upper
 * case with underscores. {@code docs/configuration.md} is printed from {@link Key}.
 */
@ApplicationScoped
public class Settings {

  /** Name, default (null: none), meaning and what happens when it is wrong. */
  public enum Key {
    HTTP_PORT("portal.http.port", "8080", "Port the portal listens on."),
    HTTP_TRUSTED_PROXIES(
        "portal.http.trusted-proxies",
        "",
        "Addresses of the reverse proxies in front of the portal, comma separated; only theirs X-Forwarded-For is believed. Empty behind a proxy: all people share one address and its limits."),
    HTTP_BODY_WITHIN(
        "portal.http.body-within",
        "PT10S",
        "How long the body of a request may take to arrive; who sends slower is cut off."),
    HTTP_IDLE(
        "portal.http.idle",
        "PT30S",
        "How long nothing may come on a connection that is not being answered."),
    PUBLIC_URL(
        "portal.public-url",
        "http://localhost:8080",
        "Address people and Zoho reach the portal at; used in mails and for callbacks. Wrong: links lead nowhere and callbacks do not arrive."),
    DATABASE_URL("portal.database.url", null, "JDBC address of the PostgreSQL database."),
    DATABASE_USER(
        "portal.database.user",
        "portal_app",
        "Role the portal works as; owns nothing, so that row-level security holds."),
    DATABASE_PASSWORD("portal.database.password", null, "Its password."),
    DATABASE_OWNER_USER(
        "portal.database.owner-user",
        "portal_owner",
        "Role that owns the tables and migrates them at start."),
    DATABASE_OWNER_PASSWORD("portal.database.owner-password", null, "Its password."),
    ZOHO_ACCOUNTS_URL(
        "portal.zoho.accounts-url",
        "https://accounts.zoho.com",
        "Zoho Accounts server new organisations connect through."),
    ZOHO_CLIENT_ID(
        "portal.zoho.client-id",
        "",
        "Id of the portal's own client in Zoho's API console (server-based, multi-DC); its redirect address is the public address and /crm/connected. Empty: organisations are connected by the bootstrap file only."),
    ZOHO_CLIENT_SECRET("portal.zoho.client-secret", "", "Its secret."),
    ZOHO_SCOPES(
        "portal.zoho.scopes",
        "ZohoCRM.modules.Leads.ALL,ZohoCRM.modules.Deals.READ,ZohoCRM.modules.Contacts.READ,ZohoCRM.modules.Accounts.READ,ZohoCRM.modules.custom.ALL,ZohoCRM.modules.notes.CREATE,ZohoCRM.modules.notes.READ,ZohoCRM.coql.READ,ZohoCRM.notifications.ALL,ZohoCRM.users.READ,ZohoCRM.org.READ,ZohoCRM.settings.modules.READ,ZohoCRM.settings.fields.READ,ZohoCRM.settings.layouts.READ,ZohoCRM.settings.pipeline.READ",
        "What the portal asks an administrator's consent for. Fewer: what needs the missing one is refused."),
    ZOHO_ALLOWED_HOSTS(
        "portal.zoho.allowed-hosts",
        "accounts.zoho.com,accounts.zoho.eu,accounts.zoho.in,accounts.zoho.com.au,accounts.zoho.jp,accounts.zoho.com.cn,accounts.zohocloud.ca,accounts.zoho.sa,www.zohoapis.com,www.zohoapis.eu,www.zohoapis.in,www.zohoapis.com.au,www.zohoapis.jp,www.zohoapis.com.cn,www.zohoapis.ca,www.zohoapis.sa",
        "Hosts (with port where it is not the scheme's own) that Zoho credentials may be sent to."),
    ZOHO_CONNECT_TIMEOUT(
        "portal.zoho.connect-timeout", "PT5S", "Longest wait for a connection to Zoho."),
    ZOHO_READ_TIMEOUT("portal.zoho.read-timeout", "PT30S", "Longest wait for an answer of Zoho."),
    ZOHO_REFRESH_WINDOW(
        "portal.zoho.refresh-window",
        "PT10M",
        "Over how long new access tokens are counted; Zoho gives a grant ten in ten minutes and then none."),
    ZOHO_REFRESH_MOST(
        "portal.zoho.refresh-most",
        "8",
        "Access tokens asked for in that time at most, by all nodes together."),
    ZOHO_REFRESH_PAUSE(
        "portal.zoho.refresh-pause",
        "PT10M",
        "How long no access token is asked for after Zoho answered Access Denied; three such answers end the asking until the time above is over."),
    ZOHO_OUT_HEAVY(
        "portal.zoho.out-heavy",
        "4",
        "Heavy calls at once that carry changes to Zoho; Zoho allows ten heavy ones in all."),
    ZOHO_OUT_LIGHT(
        "portal.zoho.out-light", "2", "Further calls at once that carry changes to Zoho."),
    ZOHO_IN_HEAVY("portal.zoho.in-heavy", "3", "Heavy calls at once that read changes from Zoho."),
    ZOHO_IN_LIGHT(
        "portal.zoho.in-light", "2", "Further calls at once that read changes from Zoho."),
    ZOHO_DOORS(
        "portal.zoho.doors",
        "1",
        "Calls at once for people who wait, on each node. All shares shrink where the edition allows less."),
    ZOHO_CREDITS_AFTER(
        "portal.zoho.credits-after",
        "PT2M",
        "When Zoho has refused every call for this long, five at least, the credits of the day are taken for spent."),
    ZOHO_CREDITS_PAUSE(
        "portal.zoho.credits-pause",
        "PT15M",
        "How long nothing is read from Zoho then; leads are still tried at the longest pause between two tries."),
    ZOHO_CREDITS_PER_DAY(
        "portal.zoho.credits-per-day",
        "",
        "Credits the organisation has in any 24 hours. Empty: by its edition and licences."),
    ZOHO_CREDITS_RESERVE(
        "portal.zoho.credits-reserve",
        "10",
        "Percent of them that are kept for new leads; everything else waits before they are touched."),
    ZOHO_CREDITS_LOOK_EVERY(
        "portal.zoho.credits-look-every",
        "PT10S",
        "How often it is looked whether something has to wait, or may go on."),
    ZOHO_METADATA_LIFE(
        "portal.zoho.metadata-life",
        "PT1H",
        "How long what Zoho says about modules and fields is believed."),
    ZOHO_POLL_EVERY(
        "portal.zoho.poll-every", "PT2M", "How often changes are asked for beside callbacks."),
    ZOHO_POLL_SLOWED(
        "portal.zoho.poll-slowed",
        "PT15M",
        "How often they are asked for, callbacks included, while credits are short."),
    ZOHO_POLL_OVERLAP(
        "portal.zoho.poll-overlap", "PT5M", "How far each poll looks back behind the last one."),
    ZOHO_CENSUS_PAGE(
        "portal.zoho.census-page",
        "2000",
        "Records one query gives when everything is compared, 2000 at most; 200 cost one credit, 1000 two, 2000 three."),
    ZOHO_CHANNEL_LIFE(
        "portal.zoho.channel-life",
        "PT164H",
        "How long a notification channel is asked for; Zoho grants a week at most."),
    ZOHO_CHANNEL_RENEW_BEFORE(
        "portal.zoho.channel-renew-before",
        "PT36H",
        "How long before its end a channel is renewed."),
    ZOHO_CHANNEL_FORMER(
        "portal.zoho.channel-former",
        "PT1H",
        "How long the former token of a channel is good after the CRM was given another."),
    ZOHO_CHANNEL_GRACE(
        "portal.zoho.channel-grace",
        "PT15S",
        "How long a callback may take; what polling finds sooner is not held against the channel."),
    ZOHO_CHANNEL_MISSES(
        "portal.zoho.channel-misses",
        "3",
        "How many changes polling finds without a single callback until the channel is taken for silent."),
    SYNC_RETRY_FIRST(
        "portal.sync.retry-first", "PT1S", "First pause before a change is sent to Zoho again."),
    SYNC_RETRY_LAST("portal.sync.retry-last", "PT1M", "Longest pause between two tries."),
    SYNC_LEASE("portal.sync.lease", "PT30S", "How long a claimed change belongs to one node."),
    SYNC_CREATED_READ_AFTER(
        "portal.sync.created-read-after",
        "PT3S",
        "While leads of ours are being created, leads the CRM announces as new are read after this; most are those."),
    SYNC_BACKLOG_AFTER(
        "portal.sync.backlog-after",
        "PT30S",
        "When a change has waited this long, the newest get a share of what is sent, so that somebody who submits now is not last."),
    SYNC_NEWEST_SHARE(
        "portal.sync.newest-share", "20", "That share, in percent of the records of a call."),
    SYNC_AUDIT_AT(
        "portal.sync.audit-at",
        "02:00",
        "Time of day (UTC) at which portal and CRM are compared; never: only when asked for."),
    SYNC_AUDIT_CREDITS(
        "portal.sync.audit-credits",
        "2000",
        "Zoho credits comparing may take in 24 hours; then it waits, and goes on where it was."),
    SYNC_AUDIT_SETTLE(
        "portal.sync.audit-settle",
        "PT60S",
        "Differences in what changed this lately are looked at once more before they count."),
    SYNC_AUDIT_KEPT(
        "portal.sync.audit-kept", "P90D", "How long audits and what they found are kept."),
    TASKS_KEPT(
        "portal.tasks.kept",
        "P365D",
        "How long a task of the organisation's people is kept after it was done."),
    CRM_WIDGET_ORIGINS(
        "portal.crm.widget-origins",
        "",
        "Origins the widgets inside Zoho CRM are served from, comma separated. A refused one is logged with the line to add."),
    CRM_CONSENT_LIFE(
        "portal.crm.consent-life",
        "PT10M",
        "How long somebody may take at Zoho, to consent to a connection or to sign in."),
    CRM_ADMIN_PROFILES(
        "portal.crm.admin-profiles",
        "Administrator",
        "CRM profiles whose users may connect their organisation; they are its administrators here too."),
    CRM_NOTE_MARK(
        "portal.crm.note-mark",
        "",
        "How the title of a note on a lead begins in the CRM when the partner may read it, for example [Partner]. Empty: no note is shown."),
    CRM_SETUP_CODE(
        "portal.crm.setup-code",
        "true",
        "Whether connecting an organisation takes the set-up code of the start log. false: anybody's organisation may connect itself."),
    MAIL_HOST("portal.mail.host", null, "SMTP server."),
    MAIL_PORT("portal.mail.port", "587", "Its port."),
    MAIL_USER("portal.mail.user", "", "User there; empty for none."),
    MAIL_PASSWORD("portal.mail.password", "", "Password there."),
    MAIL_FROM("portal.mail.from", null, "Sender of every mail."),
    MAIL_TIMEOUT("portal.mail.timeout", "PT10S", "Longest wait for the SMTP server."),
    KEYS_FILE(
        "portal.keys.file",
        null,
        "File with the master key, readable by its owner only; made at the first start. Lost: nothing sealed can be read again."),
    KEYS_AHEAD(
        "portal.keys.ahead",
        "PT1M",
        "How long a master key that was added only opens before it seals; the file is looked at again after a fifth of that. Nodes with files of their own: copy it to all of them within that time."),
    AUDIT_CHAIN_EVERY(
        "portal.audit.chain-every",
        "PT0.5S",
        "How often what was written to the audit trail is linked to its chain; the scheduler looks once a second."),
    AUDIT_HEADS_FILE(
        "portal.audit.heads-file",
        "",
        "File outside the database that says, signed, how far the audit trail had come; only ever appended to. Empty: audit.heads beside the keys file. Lost: rows cut off the end of the trail are not missed."),
    NODE_ID("portal.node.id", "node-1", "Name of this process among its like; unique."),
    WORK_HEARTBEAT(
        "portal.work.heartbeat",
        "PT5S",
        "How often a node says that it is still about its jobs; after four times that without a word another node takes them over. The same on all nodes; too short: a node that is only slow loses its jobs while it works."),
    CLUSTER_MEMBERS(
        "portal.cluster.members",
        "",
        "host:port of all nodes, comma separated; empty for one node."),
    BOOTSTRAP_FILE(
        "portal.bootstrap.file", "", "JSON file that names organisations to connect at start."),
    SIGN_IN_FREE_PER_ACCOUNT(
        "portal.sign-in.free-per-account",
        "5",
        "Failed sign-ins of one account before it has to wait."),
    SIGN_IN_FREE_PER_ADDRESS(
        "portal.sign-in.free-per-address",
        "20",
        "Failed sign-ins from one address before it has to wait; an office shares one."),
    SIGN_IN_WAIT_FIRST(
        "portal.sign-in.wait-first", "PT30S", "First wait then; each further failure doubles it."),
    SIGN_IN_WAIT_LONGEST("portal.sign-in.wait-longest", "PT15M", "Longest wait."),
    SIGN_IN_FAILURES_KEPT(
        "portal.sign-in.failures-kept",
        "PT12H",
        "After so long without a failure of an account counting begins anew."),
    SIGN_IN_ADDRESS_FAILURES_KEPT(
        "portal.sign-in.address-failures-kept",
        "PT15M",
        "After so long without a failure from an address counting begins anew."),
    SIGN_IN_CODE_LIFE(
        "portal.sign-in.code-life", "PT10M", "How long a sign-in code sent by mail is good."),
    SIGN_IN_MAILS_PER_ACCOUNT(
        "portal.sign-in.mails-per-account",
        "5",
        "Codes and resets one account may ask for before it has to wait, as after failed sign-ins."),
    SIGN_IN_MAILS_PER_ADDRESS(
        "portal.sign-in.mails-per-address",
        "20",
        "Codes and resets asked for from one address before it has to wait."),
    PASSWORD_RESET_LIFE(
        "portal.sign-in.reset-life", "PT1H", "How long the link of a reset mail is good."),
    EMAIL_CHANGE_LIFE(
        "portal.sign-in.email-change-life",
        "PT24H",
        "How long the link is good that confirms another e-mail address."),
    SIGN_IN_TIDY_EVERY(
        "portal.sign-in.tidy-every",
        "PT1H",
        "How often what is over is forgotten: sessions, codes and resets."),
    SESSION_KEPT(
        "portal.session.kept",
        "P90D",
        "How long a session that has ended stays in its person's sign-in history."),
    SESSION_IDLE(
        "portal.session.idle", "PT30M", "A portal session ends after this long without use."),
    SESSION_ABSOLUTE(
        "portal.session.absolute", "PT12H", "A portal session ends after this long in any case."),
    TOKEN_LIFE("portal.token.life", "PT10M", "Life of an access token."),
    TOKEN_KEY_LIFE(
        "portal.token.key-life",
        "P30D",
        "How long access tokens are signed with one key; then another takes over."),
    TOKEN_KEY_AHEAD(
        "portal.token.key-ahead",
        "PT5M",
        "How long before a key signs it is published, five seconds at least; nodes and others who verify read the keys anew after a fifth of that."),
    VIEW_LIFE(
        "portal.view.life",
        "PT15M",
        "How long somebody of the organisation may look at a partner's portal before asking again."),
    VIEW_HAND_OVER_LIFE(
        "portal.view.hand-over-life",
        "PT1M",
        "How long the address that opens such a look can be used, once."),
    INVITATION_LIFE("portal.team.invitation-life", "P7D", "Life of an activation link."),
    OWNERSHIP_OFFER_LIFE(
        "portal.team.ownership-offer-life", "P7D", "How long an offered ownership may be taken."),
    FORM_TOKEN_LIFE(
        "portal.capture.token-life", "PT2H", "How long an opened public form may be sent."),
    FORM_SENT_MOST(
        "portal.capture.sent-most",
        "50",
        "How often one public form may be sent from one address in the time below."),
    FORM_SENT_WITHIN(
        "portal.capture.sent-within", "PT10S", "Over how long forms that were sent are counted."),
    LOGO_BYTES_MOST(
        "portal.partner.logo-bytes-most",
        "1048576",
        "Bytes an image may have that a partner uploads as its logo."),
    LOGO_SIDE_MOST(
        "portal.partner.logo-side-most",
        "4096",
        "Pixels such an image may have on a side; it is drawn anew with 512 at most."),
    LOGO_AT_ONCE(
        "portal.partner.logo-at-once",
        "2",
        "Uploaded images a node draws anew at once; the largest take a second of a processor and 150 MB each."),
    LOGOS_MOST(
        "portal.partner.logos-most",
        "20",
        "How often one person may upload an image, in the time below."),
    LOGOS_WITHIN("portal.partner.logos-within", "PT10M", "Over how long these are counted."),
    LOGO_WAIT(
        "portal.partner.logo-wait",
        "PT2S",
        "How long an upload waits for its turn; then it is sent away to try again."),
    IDEMPOTENCY_KEPT(
        "portal.idempotency.kept", "PT48H", "How long an answer is kept for a repeated request."),
    LIVE_HEARTBEAT(
        "portal.live.heartbeat", "PT15S", "Pause between two signs of life on a live stream."),
    LIVE_STREAMS_MOST(
        "portal.live.streams-most",
        "20",
        "Live streams one person may have open on a node, one for each tab; one more ends the oldest."),
    EXPORTS_MOST(
        "portal.export.most",
        "10",
        "How often one person may take leads away in a file, in the time below."),
    EXPORTS_WITHIN("portal.export.within", "PT10M", "Over how long these files are counted."),
    EXPORTS_AT_ONCE(
        "portal.export.at-once",
        "8",
        "Files that may be under way on a node at the same time, one for each person; each has a thread."),
    EXPORTS_PER_PARTNER(
        "portal.export.per-partner", "4", "How many of these the people of one partner may have."),
    EXPORT_LONGEST(
        "portal.export.longest",
        "PT10M",
        "How long one file may take; who reads slower gets none."),
    CHALLENGE_LIFE(
        "portal.crm.challenge-life", "PT60S", "How long a sign-in from inside the CRM may take."),
    CRM_SIGN_INS_PER_ADDRESS(
        "portal.crm.sign-ins-per-address",
        "60",
        "Sign-ins from inside the CRM that one address may begin in the time below, as many it may end, and as many consents at Zoho it may begin; an office shares one."),
    CRM_SIGN_INS_PER_ORGANIZATION(
        "portal.crm.sign-ins-per-organization",
        "240",
        "Sign-ins from inside the CRM that one organisation may begin in that time, by all its people; each costs a credit or two."),
    CRM_SIGN_INS_WITHIN(
        "portal.crm.sign-ins-within", "PT1M", "Over how long these sign-ins are counted.");

    private final String key;
    private final String standard;
    private final String meaning;

    Key(String key, String standard, String meaning) {
      this.key = key;
      this.standard = standard;
      this.meaning = meaning;
    }

    public String key() {
      return key;
    }

    /** The default; null when the setting is required. */
    public String standard() {
      return standard;
    }

    public String meaning() {
      return meaning;
    }
  }

  private final Config config = ConfigProvider.getConfig();

  /** The value as text; the default where nothing is set. */
  public String text(Key key) {
    return optional(key)
        .orElseThrow(() -> new IllegalStateException(key.key() + " is not set: " + key.meaning()));
  }

  /** The value, or empty when neither set nor given a default, or set to nothing. */
  public Optional<String> optional(Key key) {
    return config
        .getOptionalValue(key.key(), String.class)
        .or(() -> Optional.ofNullable(key.standard()))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  public int number(Key key) {
    return Integer.parseInt(text(key));
  }

  public Duration duration(Key key) {
    return Duration.parse(text(key));
  }

  /** A comma-separated list; empty when nothing is set. */
  public List<String> list(Key key) {
    return optional(key).stream()
        .flatMap(v -> Arrays.stream(v.split(",")))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  /** The origin people see, without a path. */
  public String publicUrl() {
    return text(Key.PUBLIC_URL).replaceAll("/+$", "");
  }
}
