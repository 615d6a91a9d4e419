package zohosandbox;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import zohosandbox.accounts.CallerFilter;
import zohosandbox.accounts.Codes;
import zohosandbox.accounts.ConsentResource;
import zohosandbox.accounts.PageStyleResource;
import zohosandbox.accounts.RefreshTokens;
import zohosandbox.accounts.ScopeFilter;
import zohosandbox.accounts.ServerInfoResource;
import zohosandbox.accounts.TokenResource;
import zohosandbox.accounts.Tokens;
import zohosandbox.bulk.BulkReadResource;
import zohosandbox.bulk.Jobs;
import zohosandbox.control.ControlResource;
import zohosandbox.control.ExchangeFile;
import zohosandbox.control.Faults;
import zohosandbox.control.FaultsFilter;
import zohosandbox.control.FaultsResource;
import zohosandbox.control.Limits;
import zohosandbox.control.LimitsFilter;
import zohosandbox.control.ModulesResource;
import zohosandbox.control.PeopleResource;
import zohosandbox.control.QuietResource;
import zohosandbox.control.RequestLog;
import zohosandbox.control.SandboxClock;
import zohosandbox.control.SeedResource;
import zohosandbox.metadata.ApisResource;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.LayoutsResource;
import zohosandbox.metadata.MetadataResource;
import zohosandbox.notifications.Callbacks;
import zohosandbox.notifications.ChannelList;
import zohosandbox.notifications.Channels;
import zohosandbox.notifications.WatchResource;
import zohosandbox.organization.Organization;
import zohosandbox.organization.OrganizationResource;
import zohosandbox.organization.ProfilesResource;
import zohosandbox.organization.RolesResource;
import zohosandbox.organization.UsersResource;
import zohosandbox.organization.VariablesResource;
import zohosandbox.query.CoqlResource;
import zohosandbox.records.AttachmentsResource;
import zohosandbox.records.BlueprintResource;
import zohosandbox.records.ConversionOptions;
import zohosandbox.records.ConversionResource;
import zohosandbox.records.Indexes;
import zohosandbox.records.LocksResource;
import zohosandbox.records.ModuleAccess;
import zohosandbox.records.Notes;
import zohosandbox.records.NotesResource;
import zohosandbox.records.RecordNotesResource;
import zohosandbox.records.RecordSettings;
import zohosandbox.records.RecordView;
import zohosandbox.records.Records;
import zohosandbox.records.RecordsResource;
import zohosandbox.records.TagsResource;
import zohosandbox.records.Triggers;
import zohosandbox.records.UnknownKeys;
import zohosandbox.screen.Extension;
import zohosandbox.screen.PagesResource;
import zohosandbox.screen.ScreenResource;
import zohosandbox.screen.ScreenSession;
import zohosandbox.screen.WidgetOrigin;
import zohosandbox.seed.Generator;
import zohosandbox.seed.Seed;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.ApiCalls;
import zohosandbox.wire.ContentTypeFilter;
import zohosandbox.wire.ErrorAnswers;
import zohosandbox.wire.ResourceInstances;
import zohosandbox.wire.SameOriginFilter;

/**
 * A running Zoho: Accounts, the CRM and its screen on one port, the packed extension on another.
 */
public final class Sandbox implements AutoCloseable {

  private static final int BACKLOG = 128;

  private final Addresses addresses;
  private final HttpServer crm;
  private final HttpServer widgets;
  private final ExecutorService threads;
  private final Callbacks callbacks;
  private final Store store;

  private Sandbox(
      Addresses addresses,
      HttpServer crm,
      HttpServer widgets,
      ExecutorService threads,
      Callbacks callbacks,
      Store store) {
    this.addresses = addresses;
    this.crm = crm;
    this.widgets = widgets;
    this.threads = threads;
    this.callbacks = callbacks;
    this.store = store;
  }

  /**
   * Starts a sandbox; it answers when this returns.
   *
   * @throws IOException when a port is taken or a file cannot be read
   */
  public static Sandbox start(Options options) throws IOException {
    // the ports come first: whoever has them has the data file, too
    HttpServer crm = HttpServer.create(address(options, options.port()), BACKLOG);
    HttpServer widgets = HttpServer.create(address(options, options.widgetPort()), BACKLOG);
    Addresses addresses = new Addresses(origin(options, crm), origin(options, widgets));

    Store store = options.data().map(Store::in).orElseGet(Store::inMemory);
    SandboxClock clock = new SandboxClock(store);
    Catalogue catalogue = Catalogue.fromClassPath(store);
    Organization organization =
        new Organization(
            store,
            options.zgid(),
            options.edition().word(),
            options.variables(),
            options.integrationZone());
    Ids ids = new Ids(store);
    UnknownKeys unknownKeys = new UnknownKeys();
    Faults faults = new Faults();
    ApiCalls apiCalls = ApiCalls.fromClassPath();
    Limits limits = new Limits(options.edition(), options.credits(), clock);
    RequestLog requestLog = new RequestLog(apiCalls, limits);

    Channels channels = new Channels(store, catalogue, organization, clock);
    ChannelList channelList = new ChannelList(channels, addresses);
    Callbacks callbacks = new Callbacks(channels, catalogue, faults, addresses, clock);
    Records records =
        new Records(
            store,
            organization,
            ids,
            clock,
            new RecordSettings(options.searchLag(), options.blueprints()),
            unknownKeys,
            callbacks::announce);
    Indexes.build(store, catalogue);
    Generator generator = new Generator(store, catalogue, organization, records, ids);
    if (Seed.read(options.seed()).plantIfEmpty(store, catalogue, organization, records)) {
      generator.plant(options.seedLeads(), options.seedPartners());
    }
    Tokens tokens = new Tokens(store, organization, clock);
    Codes codes = new Codes(store, clock);
    RefreshTokens refreshTokens = new RefreshTokens(store, clock);
    refreshTokens.configure(options.client(), organization);
    ScreenSession screen = new ScreenSession(organization);
    Triggers triggers = new Triggers();
    ModuleAccess access = new ModuleAccess(catalogue);
    RecordView view = new RecordView(store, catalogue, organization);
    Jobs jobs = new Jobs(store, view, clock);
    Notes notes = new Notes(store, catalogue, records, view);
    Extension extension = Extension.open(options.extension());

    ResourceConfig application =
        new ResourceConfig()
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            .register(MultiPartFeature.class)
            .register(new ErrorAnswers())
            .register(requestLog.creditCounter())
            .register(new SameOriginFilter(), Priorities.AUTHENTICATION)
            .register(new CallerFilter(tokens, screen), Priorities.AUTHORIZATION)
            .register(new ScopeFilter(apiCalls, catalogue), Priorities.AUTHORIZATION + 1);
    List<Object> resources =
        List.of(
            new TokenResource(options.client(), codes, refreshTokens, tokens, addresses),
            new ConsentResource(
                options.client(), codes, refreshTokens, organization, screen, addresses),
            new PageStyleResource(),
            new ServerInfoResource(addresses),
            new MetadataResource(catalogue, organization),
            new LayoutsResource(catalogue, organization),
            new ApisResource(apiCalls, catalogue),
            new OrganizationResource(organization),
            new UsersResource(organization),
            new ProfilesResource(organization),
            new RolesResource(),
            new VariablesResource(organization),
            new RecordsResource(store, catalogue, records, view, triggers),
            triggers,
            new BlueprintResource(access, records),
            new TagsResource(access, records),
            new LocksResource(store, ids, access, records),
            new AttachmentsResource(store, ids, access, records, view),
            new BulkReadResource(store, access, ids, jobs),
            new NotesResource(access, notes),
            new RecordNotesResource(access, records, notes),
            new ConversionResource(catalogue, records),
            new ConversionOptions(catalogue, records, view),
            new CoqlResource(store, catalogue, view),
            new WatchResource(channels, channelList),
            new ScreenResource(screen, organization, addresses, extension),
            new PagesResource(addresses),
            new ControlResource(
                store,
                catalogue,
                channelList,
                callbacks,
                tokens,
                faults,
                unknownKeys,
                requestLog,
                clock,
                limits),
            new FaultsResource(faults, clock),
            new SeedResource(generator::plant),
            new QuietResource(store, ids),
            new PeopleResource(organization, callbacks),
            new ModulesResource(catalogue));
    resources.forEach(resource -> application.register(resource.getClass()));
    application.register(new ResourceInstances(resources));

    ExecutorService threads = Executors.newCachedThreadPool(Sandbox::thread);
    crm.setExecutor(threads);
    HttpHandler handler =
        RuntimeDelegate.getInstance().createEndpoint(application, HttpHandler.class);
    HttpContext context = crm.createContext("/", handler);
    context.getFilters().add(requestLog.filter());
    options.exchanges().map(ExchangeFile::at).ifPresent(context.getFilters()::add);
    context.getFilters().add(new LimitsFilter(limits, apiCalls));
    context.getFilters().add(new FaultsFilter(faults));
    context.getFilters().add(new ContentTypeFilter());
    widgets.setExecutor(threads);
    widgets.createContext("/", new WidgetOrigin(extension, addresses));
    crm.start();
    widgets.start();
    return new Sandbox(addresses, crm, widgets, threads, callbacks, store);
  }

  private static InetSocketAddress address(Options options, int port) {
    return new InetSocketAddress(options.host(), port);
  }

  private static String origin(Options options, HttpServer server) {
    return "http://%s:%d".formatted(options.host(), server.getAddress().getPort());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox-http");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public Addresses addresses() {
    return addresses;
  }

  /** Stops both servers. Nothing is saved here: what was answered is kept already. */
  @Override
  public void close() {
    crm.stop(0);
    widgets.stop(0);
    threads.shutdownNow();
    callbacks.close();
    store.close();
  }
}
