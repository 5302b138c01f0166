// A data plane without sockets, for simulations: the same table, routing, target groups, health checks and metrics, and
// origins in memory. Requests are not made one by one: between two changes of what would become of them, they are
// counted. Everything is on the engine's clock.
import { Deadlines } from '../connections/deadlines.ts';
import type { Clock, Timer } from '../contract/clock.ts';
import type {
  ListenerReport,
  ReservationReport,
  TargetHealthReport,
  TrafficReport,
} from '../contract/reports.ts';
import type { RoutingTable } from '../contract/routing-table.ts';
import { RandomHex } from '../forwarding/random-hex.ts';
import type { InvokeFunction } from '../functions/invoke.ts';
import { HealthChecks } from '../health/health-checks.ts';
import { Metering } from '../metering/metering.ts';
import { type CompiledTable, compileTable } from '../routing/compiled-table.ts';
import { TargetGroups } from '../targets/target-groups.ts';
import { ZonesInDns } from '../targets/zones-in-dns.ts';
import { simulatedProbe } from './check.ts';
import { measure } from './measure.ts';
import { type LoadSettings, OfferedLoad, type Rate } from './offered-load.ts';
import type { FindOrigin, Origin } from './origin.ts';
import { holds, planOf, type Share } from './shares.ts';

export interface SimulatedPlaneOptions {
  readonly clock: Clock;
  readonly seed: string;
  readonly origins: FindOrigin;
  readonly invokeFunction: InvokeFunction;
  reportListener(report: ListenerReport): void;
  reportReservation(report: ReservationReport): void;
  reportHealth(reports: readonly TargetHealthReport[]): void;
  reportTraffic(report: TrafficReport): void;
  log(line: string): void;
}

const minuteMs = 60_000;
/** Hosts that change are reported this long afterwards, as a plane with sockets reports once a second. */
const reportHostsAfterMs = 1000;
/** Its timers have nothing to do: there is no connection that could be idle. */
const noTime: Clock = { now: () => 0, after: () => ({ cancel: () => {} }) };

export class SimulatedPlane {
  readonly #options: SimulatedPlaneOptions;
  readonly #groups: TargetGroups;
  readonly #zones: ZonesInDns;
  readonly #checks: HealthChecks;
  readonly #metering: Metering;
  readonly #loads = new Set<OfferedLoad>();
  readonly #bound = new Set<string>();
  /** Requests a second of each origin that has any. */
  #loaded: ReadonlyMap<Origin, Omit<Rate, 'origin'>> = new Map();
  #table: CompiledTable = compileTable({
    version: Number.NEGATIVE_INFINITY,
    loadBalancers: [],
    targetGroups: [],
  });
  #isDirty = false;
  /** Those of origins that answer otherwise than before. */
  #changedPorts = new Set<number>();
  #minuteEnd: Timer | undefined;
  #hosts: Timer | undefined;
  /** The ARNs of listeners, by load balancer and port. */
  #listeners: ReadonlyMap<string, string> = new Map();

  constructor(options: SimulatedPlaneOptions) {
    const { clock, seed, origins, invokeFunction } = options;
    this.#options = options;
    this.#groups = new TargetGroups(clock, new Deadlines(noTime));
    this.#zones = new ZonesInDns(this.#groups);
    this.#metering = new Metering({
      now: () => clock.now(),
      machineNow: () => clock.now(),
      random: new RandomHex(seed),
      reportTraffic: (report) => options.reportTraffic(report),
      reportLog: () => {},
    });
    const host = {
      clock,
      engineClock: clock,
      invokeFunction,
      now: () => clock.now(),
      observer: { healthChecked: () => {} },
      probe: simulatedProbe(origins, clock),
    };
    this.#checks = new HealthChecks(host, (reports) => {
      this.changed();
      options.reportHealth(reports);
    });
  }

  apply(table: RoutingTable): void {
    if (table.version < this.#table.version) return;
    this.#table = compileTable(table, (line) => this.#options.log(line));
    this.#listeners = new Map(
      Array.from(this.#table.listeners, ([arn, { listener, loadBalancer }]) => [
        `${loadBalancer.arn} ${listener.port}`,
        arn,
      ]),
    );
    this.#groups.apply(table);
    this.#bind(table);
    this.#checks.apply(this.#table, this.#groups);
    this.changed();
  }

  /**
   * Requests have to be shared out anew.
   * @param port of an origin that answers otherwise than before
   */
  changed(port?: number): void {
    this.#isDirty = true;
    if (port !== undefined) this.#changedPorts.add(port);
  }

  /** Offers a load from now on. @returns what ends it */
  offer(settings: LoadSettings): () => void {
    const load = new OfferedLoad(settings, this.#options.clock.now());
    this.#loads.add(load);
    this.changed();
    return () => {
      this.#count(load);
      this.#loads.delete(load);
      this.changed();
    };
  }

  /** What becomes of the requests of this moment. */
  shares(): readonly Share[] {
    return [...this.#loads].flatMap(({ plan }) => plan?.shares ?? []);
  }

  /** To be called when nothing else happens at this moment: what is offered until the next one is shared out. */
  settle(): void {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    this.#shareWhatChanged();
    this.#measureAtEndOfMinute();
    const { clock } = this.#options;
    this.#hosts ??= clock.after(reportHostsAfterMs, () => {
      this.#hosts = undefined;
      this.#metering.reportHosts(this.#table, this.#groups);
    });
  }

  /** Counts everything that was offered so far, and tells the loads. */
  count(): void {
    for (const load of this.#loads) this.#count(load);
  }

  #count(load: OfferedLoad): void {
    load.countUntil(this.#options.clock.now(), (count, share) =>
      measure(this.#metering.metrics, load.plan!, count, share),
    );
  }

  /** Shares out the loads whose plan does not hold any more. */
  #shareWhatChanged(): void {
    const ports = this.#changedPorts;
    this.#changedPorts = new Set();
    const parts = { table: this.#table, zones: this.#zones };
    const isAsBefore = ({ plan, ports: own, settings }: OfferedLoad) =>
      plan !== undefined &&
      holds(plan, this.#listenerOf(settings), parts) &&
      (ports.size === 0 || !own.some((port) => ports.has(port)));
    for (const load of this.#loads) if (!isAsBefore(load)) this.#share(load);
    this.#tellOrigins(ports);
  }

  #share(load: OfferedLoad): void {
    this.#count(load);
    const now = this.#options.clock.now();
    const { origins } = this.#options;
    const perSecond = load.settings.perSecond(now);
    const parts = { table: this.#table, groups: this.#groups, zones: this.#zones, origins, now, perSecond };
    load.plan = planOf(this.#listenerOf(load.settings), load.settings.request, parts);
    const reached = load.plan.shares.flatMap(({ to, of }) => {
      const endpoint = to?.target.registration.endpoint;
      return endpoint ? [{ origin: origins(endpoint), port: endpoint.port, perSecond: of * perSecond }] : [];
    });
    load.ports = reached.map(({ port }) => port);
    load.rates = reached.filter((each): each is Rate => each.origin !== undefined);
  }

  /** Tells the origins their load. Those that it has changed may answer health checks otherwise. */
  #tellOrigins(changedPorts: Set<number>): void {
    const before = this.#loaded;
    const loaded = new Map<Origin, Omit<Rate, 'origin'>>();
    for (const { rates } of this.#loads)
      for (const { origin, port, perSecond } of rates)
        loaded.set(origin, { port, perSecond: (loaded.get(origin)?.perSecond ?? 0) + perSecond });
    const tell = (origin: Origin, { port, perSecond }: Omit<Rate, 'origin'>) => {
      origin.loaded(perSecond);
      changedPorts.add(port);
    };
    for (const [origin, { port }] of before) if (!loaded.has(origin)) tell(origin, { port, perSecond: 0 });
    for (const [origin, rate] of loaded)
      if (before.get(origin)?.perSecond !== rate.perSecond) tell(origin, rate);
    this.#loaded = loaded;
    if (changedPorts.size > 0) this.#checks.wake(changedPorts);
  }

  #listenerOf({ loadBalancerArn, port }: LoadSettings): string | undefined {
    return this.#listeners.get(`${loadBalancerArn} ${port}`);
  }

  /** Nothing is bound: every listener and name has the port that it would rather have. */
  #bind(table: RoutingTable): void {
    const wanted = new Set<string>();
    for (const { arn, hostPorts, listeners } of table.loadBalancers) {
      wanted.add(arn);
      const [reserved] = hostPorts ?? [];
      if (reserved !== undefined && !this.#bound.has(arn))
        this.#options.reportReservation({ loadBalancerArn: arn, hostPort: reserved });
      for (const { arn: listenerArn, port, hostPorts: ports } of listeners) {
        // A listener that is given another port is bound anew.
        const hostPort = ports[0] ?? port;
        const bound = `${listenerArn} ${hostPort}`;
        wanted.add(bound);
        if (!this.#bound.has(bound)) this.#options.reportListener({ listenerArn, hostPort });
      }
    }
    this.#bound.clear();
    for (const each of wanted) this.#bound.add(each);
  }

  /** Every period of a metric has its part. */
  #measureAtEndOfMinute(): void {
    const { clock } = this.#options;
    const endOfMinute = (Math.floor(clock.now() / minuteMs) + 1) * minuteMs - 1;
    const at = endOfMinute > clock.now() ? endOfMinute : endOfMinute + minuteMs;
    this.#minuteEnd ??= clock.after(at - clock.now(), () => {
      this.#minuteEnd = undefined;
      this.count();
      this.#metering.report(this.#table, this.#groups);
      // The rate of a load may change with time, and targets ramp up.
      for (const load of this.#loads) this.#share(load);
      this.#tellOrigins(new Set());
      if (this.#table.listeners.size > 0 || this.#loads.size > 0) this.#measureAtEndOfMinute();
    });
  }

  stop(): void {
    this.#minuteEnd?.cancel();
    this.#hosts?.cancel();
    this.#checks.stop();
    this.#groups.stop();
  }
}
