// The composition root: services, regions, clock and gateway become one `Cloud`.
import { services } from '../aws/services.ts';
import type { Driver, DriverHealth, DriverHost } from '../contracts/driver.ts';
import { regionNames } from '../contracts/regions.ts';
import { waits } from '../contracts/waits.ts';
import { BlobFolder } from '../kernel/blobs.ts';
import { type Clock, realClock } from '../kernel/clock.ts';
import { AwsFault } from '../kernel/faults.ts';
import { Ids } from '../kernel/ids.ts';
import type { Journal } from '../kernel/journal.ts';
import { MovableClock } from '../kernel/movable-clock.ts';
import { Pace, type PaceSetting } from '../kernel/pace.ts';
import type { QuotaValues } from '../kernel/quota.ts';
import type { TableChange } from '../kernel/store.ts';
import type { Waits } from '../kernel/waits.ts';
import { controlRoute, type DashboardControl } from '../wire/control.ts';
import { createGateway, type Gateway } from '../wire/gateway.ts';
import { ociDistribution } from '../wire/oci-distribution.ts';
import { Access } from './access/access.ts';
import { CdkBootstrap } from './cdk-bootstrap/cdk-bootstrap.ts';
import { ClockControl, keptClock, standing } from './clock/clock-control.ts';
import { coverage } from './coverage.ts';
import { dashboardControl } from './dashboard/dashboard.ts';
import { createDrivers, type Runtime, runtimeName } from './drivers.ts';
import { ChangeFeed } from './event-stream/change-feed.ts';
import { EventLog } from './event-stream/event-log.ts';
import { RequestFeed, requestStream } from './event-stream/request-feed.ts';
import { eventStream } from './event-stream/stream.ts';
import { TrafficFeed } from './event-stream/traffic-feed.ts';
import { faultyRegion } from './faulty-region.ts';
import { functionUrlCalls } from './function-url-calls.ts';
import { hostedGit } from './hosted-git.ts';
import { Housekeeping } from './housekeeping.ts';
import { mailOf } from './mail.ts';
import { paceControl } from './pace-control.ts';
import { Region, type RegionHost, regionsIn } from './region.ts';
import { resolveName } from './resolve-name.ts';
import { sourceControl } from './source-repositories.ts';
import { portInUse } from './start-failure.ts';
import { StateFolder } from './state-folder.ts';
import { vcpuControl } from './vcpu-control.ts';
import { webhookCalls } from './webhook-calls.ts';
import { keepWithinQuotas } from './within-quotas.ts';

export interface CloudOptions {
  /** Twelve digits. */
  readonly account: string;
  /** The default region. Others are created on first use. */
  readonly region: string;
  /** 0: any free port. */
  readonly port: number;
  /** A folder, made when absent, that one engine at a time may use. */
  readonly stateFolder: string;
  readonly runtime: Runtime;
  /** Quotas that differ from AWS's defaults, by code. */
  readonly quotas?: QuotaValues;
  /** Whether persisted counts beyond the quotas are brought down to them, instead of refusing to start. */
  readonly lowerToQuotas?: boolean;
  /** Whether what only costs time is shortened; AWS's own waits when absent. */
  readonly waits?: Waits;
  /** What takes its time on AWS and none here; the machine's own pace when absent. */
  readonly pace?: PaceSetting;
  /** Whether calls are refused that IAM's policies do not allow; what would be is kept in any case. */
  readonly enforceIam?: boolean;
  /** Whether load balancers are kept from targets that security groups would keep them from. */
  readonly enforceNetwork?: boolean;
  /** The machine's time. The cloud's clock begins with it, and can be changed and moved. */
  readonly clock?: Clock;
  /** Whether time moves only when it is advanced. For simulated tasks: others live in the machine's time. */
  readonly virtualTime?: boolean;
  /** Where ids come from: seeded, a run can be repeated. */
  readonly ids?: Ids;
  /** Drivers other than the runtime's usual ones. */
  readonly drivers?: (region: Region, host: (folder: string) => DriverHost) => readonly Driver[];
  log(line: string): void;
  /** What stands between the machines and the journal, in tests of crashes. */
  wrapJournal?(journal: Journal): Journal;
}

export interface Cloud {
  readonly endpoint: string;
  /** A link to the dashboard that works once, within ten minutes. */
  dashboardLink(): string;
  /** Ends every task, build and listener. State stays, for the next engine on the same folder. */
  stop(): Promise<void>;
}

/** @throws StartFailure when the state is another engine's or beyond the quotas, or the port is taken. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const cloud = new RunningCloud(options);
  await cloud.start();
  return cloud;
}

class RunningCloud implements Cloud {
  endpoint = '';
  readonly #options: CloudOptions;
  readonly #machineClock: Clock;
  readonly #clock: MovableClock;
  readonly #clockControl: ClockControl;
  readonly #ids: Ids;
  readonly #pace: Pace;
  readonly #folder: StateFolder;
  readonly #journal: Journal;
  readonly #blobs: BlobFolder;
  readonly #dashboard: DashboardControl;
  readonly #gateway: Gateway;
  readonly #startedAt: number;
  /** Tells this engine's events from those of another. */
  readonly #engine: string;
  readonly #events: EventLog;
  readonly #access: Access;
  readonly #traffic = new TrafficFeed();
  readonly #changes: ChangeFeed;
  readonly #bootstrap = new CdkBootstrap();
  readonly #requests = new RequestFeed((isWanted) => {
    for (const region of this.#regions.values()) region.watchRequests(isWanted);
  });
  #regions = new Map<string, Region>();
  #host: RegionHost | undefined;
  #housekeeping: Housekeeping | undefined;
  /** Requests that come before the regions have started, or during a reset, wait for it. */
  #ready: Promise<void> = Promise.resolve();

  constructor(options: CloudOptions) {
    this.#options = options;
    this.#ids = options.ids ?? new Ids();
    this.#pace = new Pace(options.pace);
    this.#access = new Access({ services, enforced: options.enforceIam ?? false });
    this.#machineClock = options.clock ?? realClock;
    this.#startedAt = this.#machineClock.now();
    this.#engine = this.#startedAt.toString(36);
    this.#events = new EventLog(() => this.#machineClock.now());
    this.#changes = new ChangeFeed(this.#machineClock);
    this.#folder = new StateFolder(options.stateFolder);
    const journal = this.#folder.openJournal();
    const { clockFile } = this.#folder;
    const kept = keptClock(clockFile, options.log);
    this.#clock = new MovableClock(
      this.#machineClock,
      options.virtualTime ? standing(kept, this.#startedAt) : kept,
    );
    this.#clockControl = new ClockControl({
      clock: this.#clock,
      machine: this.#machineClock,
      file: clockFile,
      isReal: options.runtime !== 'simulated',
      isVirtual: options.virtualTime ?? false,
      regions: () => [...this.#regions.values()],
      log: options.log,
    });
    this.#journal = options.wrapJournal?.(journal) ?? journal;
    this.#blobs = this.#openBlobs();
    const token = this.#folder.writeToken();
    this.#dashboard = dashboardControl(() => this.#machineClock.now(), token);
    this.#gateway = createGateway({
      services,
      ids: this.#ids,
      log: options.log,
      // Clients sign with the machine's time.
      now: () => this.#machineClock.now(),
      region: async (name = options.region) => {
        const region = await this.#region(name);
        return this.#bootstrap.port(region, faultyRegion(region, this.#ids, options.account, services));
      },
      upgrade: (request) => [...this.#regions.values()].some((region) => region.upgrade(request)),
      hosted: functionUrlCalls({
        region: (name) => this.#regions.get(name),
        requestId: () => this.#ids.uuid(),
        now: () => this.#clock.now(),
      }),
      routes: {
        _drydock: controlRoute({
          token,
          health: () => this.#health(),
          coverage: () => coverage(services),
          access: () => ({ ...this.#access.report() }),
          mail: () => ({ ...mailOf([...this.#regions.values()].map(({ state }) => state)) }),
          names: (name) =>
            resolveName(
              name,
              [...this.#regions.values()].map(({ state }) => state),
            ),
          dashboard: this.#dashboard,
          events: (request) => eventStream(this.#feeds(), this.#engine, request),
          requests: () => requestStream(this.#requests),
          reset: () => this.#reset(),
          clock: this.#clockControl,
          pace: paceControl(this.#pace),
          vcpu: vcpuControl(() => [...this.#regions.values()]),
          sources: sourceControl(() => this.#defaultOr(undefined)),
        }),
        'webhooks.aws': webhookCalls((name) => this.#regions.get(name)),
        codecommit: hostedGit((name) => this.#regions.get(name)),
        v2: ociDistribution({
          call: ({ region, caller }, operation, input) =>
            this.#defaultOr(region).machine.answer('ecr', operation, input, undefined, caller) as never,
          blobs: this.#blobs,
        }),
      },
    });
  }

  /** The gateway's port is part of ARNs and URLs, so it is bound first. */
  async start(): Promise<void> {
    const { port, account, region } = this.#options;
    try {
      this.endpoint = `http://127.0.0.1:${await this.#gateway.listen(port)}`;
    } catch (error) {
      this.#journal.close();
      throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portInUse(port) : error;
    }
    try {
      this.#ready = this.#boot();
      await this.#ready;
      this.#clockControl.start();
      const record = {
        pid: process.pid,
        endpoint: this.endpoint,
        account,
        region,
        startedAt: this.#startedAt,
      };
      this.#folder.writeEngine(record, this.#options.log);
    } catch (error) {
      await this.stop();
      throw this.#folder.failure(error);
    }
  }

  async stop(): Promise<void> {
    this.#clockControl.stop();
    await this.#gateway.close();
    await this.#halt();
    this.#journal.close();
    this.#folder.removeEngine();
  }

  #feeds() {
    return { log: this.#events, traffic: this.#traffic, changes: this.#changes };
  }

  #openBlobs(): BlobFolder {
    try {
      return new BlobFolder(this.#folder.blobs);
    } catch (error) {
      this.#journal.close();
      throw this.#folder.failure(error);
    }
  }

  async #boot(): Promise<void> {
    const { account, runtime, log } = this.#options;
    const ended = this.#folder.endProcesses();
    if (ended > 0) log(`Ended ${ended} processes that an earlier engine had left.`);
    const memory = this.#folder.load(this.#journal);
    this.#host = {
      services,
      access: this.#access,
      account,
      memory,
      log,
      quotas: this.#options.quotas ?? new Map(),
      waits: this.#options.waits ?? 'aws',
      pace: this.#pace,
      enforceNetwork: this.#options.enforceNetwork ?? false,
      clock: this.#clock,
      machineClock: this.#machineClock,
      ids: this.#ids,
      journal: this.#journal,
      blobs: this.#blobs,
      endpoint: this.endpoint,
      folder: this.#folder.regions,
      // Each start has a mark of its own: what ends an earlier engine's processes may still be at work.
      mark: `${this.#folder.mark}/${this.#ids.hex(8)}`,
      published: (event) => this.#events.append(event),
      traffic: (region, traffic) => this.#traffic.publish(region, traffic),
      requests: (region, requests) => this.#requests.publish(region, requests),
      changed: (region, state, changes) => {
        this.#changes.committed(region, state, changes);
        this.#bootstrap.committed(state, changes);
      },
      shared: (by, changes) => this.#share(by, changes),
      createDrivers: this.#options.drivers ?? ((region, host) => createDrivers(runtime, region, host)),
    };
    this.#housekeeping = new Housekeeping({
      clock: this.#machineClock,
      journal: this.#journal,
      blobs: this.#blobs,
      memory,
      log,
    });
    this.#housekeeping.start();
    const names = new Set([this.#options.region, ...regionsIn(memory)]);
    const regions = [...names].map((name) => this.#open(name, this.#host!));
    keepWithinQuotas(regions, this.#options.quotas, this.#options.lowerToQuotas ?? false, log);
    await Promise.all(regions.map((region) => region.start()));
  }

  async #halt(): Promise<void> {
    this.#housekeeping?.stop();
    await Promise.all([...this.#regions.values()].map((region) => region.stop()));
    this.#regions = new Map();
  }

  async #reset(): Promise<void> {
    this.#ready = this.#halt().then(() => {
      this.#journal.clear();
      this.#blobs.clear();
      this.#access.clear();
      return this.#boot();
    });
    await this.#ready;
  }

  #open(name: string, host: RegionHost): Region {
    const region = new Region(name, host);
    this.#regions.set(name, region);
    if (this.#requests.isWatched) region.watchRequests(true);
    return region;
  }

  /** A region is created on first use. @throws AwsFault when AWS has none of that name. */
  async #region(name: string): Promise<Region> {
    await this.#ready;
    if (!regionNames.includes(name)) throw unknownRegion(name);
    const known = this.#regions.get(name) ?? this.#open(name, this.#host!);
    await known.start();
    return known;
  }

  #defaultOr(name: string | undefined): Region {
    const region = (name && this.#regions.get(name)) || this.#regions.get(this.#options.region);
    if (!region) throw new Error('The cloud has not started');
    return region;
  }

  /** A change of a global table concerns the controllers of every region. */
  #share(by: Region, changes: readonly TableChange[]): void {
    for (const region of this.#regions.values()) if (region !== by) region.machine.changed(changes);
  }

  dashboardLink(): string {
    return `${this.endpoint}${this.#dashboard.issueKey().path}`;
  }

  #health() {
    const { account, region, stateFolder, runtime } = this.#options;
    return {
      status: 'running',
      pid: process.pid,
      endpoint: this.endpoint,
      account,
      region,
      regions: [...this.#regions.keys()],
      stateFolder,
      startedAt: this.#startedAt,
      runtime: runtimeName(runtime),
      waits: waitsInForce(this.#options.waits),
      pace: this.#pace.setting,
      balancer: this.#balancerHealth(),
      ownFaults: [...this.#regions].flatMap(([name, { machine }]) =>
        machine.ownFaults.list().map((fault) => ({ region: name, ...fault })),
      ),
    };
  }

  /** Each region has a load balancer of its own: the worst of them counts. */
  #balancerHealth(): DriverHealth {
    const all = [...this.#regions.values()].flatMap((region) => region.healthOf('balancer') ?? []);
    const worst = (['restarting', 'running'] as const).find((each) =>
      all.some(({ status }) => status === each),
    );
    return { status: worst ?? 'idle', restarts: all.reduce((sum, { restarts }) => sum + restarts, 0) };
  }
}

const waitsInForce = (mode: Waits = 'aws') => ({
  mode,
  shortened: mode === 'short' ? Object.values(waits) : [],
});

const unknownRegion = (name: string) =>
  new AwsFault({
    code: 'InvalidRegion',
    message: `There is no region '${name}'. Set AWS_REGION to one of ${regionNames.join(', ')}.`,
  });
