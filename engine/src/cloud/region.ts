// One region of a cloud: a store, a machine and the drivers that do its work. Regions share the journal, global tables,
// blobs and the clock, and nothing else.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AwsEvent, sourceOf } from '../contracts/aws-event.ts';
import type {
  Driver,
  DriverHealth,
  DriverHost,
  PassedRequest,
  PassedResponse,
  StillUnderway,
  UpgradeRequest,
} from '../contracts/driver.ts';
import type { AnyService } from '../contracts/service.ts';
import type { AccessControl } from '../kernel/access-control.ts';
import type { Blobs } from '../kernel/blobs.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Journal } from '../kernel/journal.ts';
import { Machine } from '../kernel/machine.ts';
import type { Memory } from '../kernel/memory.ts';
import type { Pace } from '../kernel/pace.ts';
import { type Excess, type QuotaValues, quotaValue } from '../kernel/quota.ts';
import type { Effects, Reports } from '../kernel/registry.ts';
import type { Underway } from '../kernel/service.ts';
import { Store, type TableChange } from '../kernel/store.ts';
import type { Reader } from '../kernel/table.ts';
import type { Waits } from '../kernel/waits.ts';
import { CarriedSamples } from './clock/carried-samples.ts';
import type { CloudEvent } from './event-stream/event-log.ts';

/** What all regions of a cloud have in common. */
export interface RegionHost {
  readonly services: readonly AnyService[];
  readonly access: AccessControl;
  readonly clock: Clock;
  /** By which processes and sockets live. */
  readonly machineClock: Clock;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly memory: Memory;
  readonly blobs: Blobs;
  readonly account: string;
  readonly endpoint: string;
  readonly quotas: QuotaValues;
  readonly waits: Waits;
  readonly pace: Pace;
  readonly enforceNetwork: boolean;
  /** The beginning of the marks that the drivers' processes carry. */
  readonly mark: string;
  /** Holds a folder for each region; absent where drivers keep no files. */
  readonly folder?: string;
  /** Whether controllers run only when they are told to. */
  readonly isStepped?: boolean;
  log(line: string): void;
  /** What services publish, once it is in the journal. */
  published(event: CloudEvent): void;
  /** What a region's load balancers have measured. */
  traffic(region: string, traffic: Reports['balancer/traffic']): void;
  /** Of the requests through a region's load balancers, while they are watched. */
  requests(region: string, requests: Reports['balancer/requests']): void;
  /** What a transaction has changed. */
  changed(region: string, state: Reader, changes: readonly TableChange[]): void;
  /** Changes of global tables, by a region. */
  shared(by: Region, changes: readonly TableChange[]): void;
  createDrivers(region: Region, host: (folder: string) => DriverHost): readonly Driver[];
}

export class Region {
  readonly name: string;
  readonly machine: Machine;
  readonly state: Reader;
  readonly #drivers: readonly Driver[];
  readonly #enforceNetwork: boolean;
  readonly #isStepped: boolean;
  #started: Promise<void> | undefined;
  readonly #excesses: () => Excess[];
  readonly #underway: () => Underway[];
  /** What its tasks and load balancers were last measured to do. */
  readonly samples: CarriedSamples;

  constructor(name: string, host: RegionHost) {
    const { services, clock, machineClock, ids, blobs, account, endpoint, log } = host;
    const performs = new Map<string, (input: never) => void>();
    const store = new Store(host.journal, { region: name, memory: host.memory });
    this.name = name;
    this.#enforceNetwork = host.enforceNetwork;
    this.#isStepped = host.isStepped ?? false;
    this.state = store;
    this.#excesses = () =>
      services.flatMap(
        (service) => service.excesses?.(store, (quota) => quotaValue(quota, host.quotas)) ?? [],
      );
    this.#underway = () => services.flatMap((service) => service.underway?.(store) ?? []);
    this.samples = new CarriedSamples(machineClock);
    this.machine = new Machine({
      services,
      clock,
      ids,
      blobs,
      account,
      endpoint,
      access: host.access,
      region: name,
      quotas: host.quotas,
      waits: host.waits,
      pace: host.pace,
      store,
      log,
      shared: (changes) => host.shared(this, changes),
      changed: (changes) => host.changed(name, store, changes),
      published: (event, published, at) => {
        const { detailType, resources, detail } = published as AwsEvent<object>;
        const time = new Date(at).toISOString();
        const source = sourceOf(event);
        host.published({
          'detail-type': detailType,
          source,
          account,
          time,
          region: name,
          resources,
          detail,
        });
      },
      perform: (effect, input) => {
        const perform = performs.get(effect);
        if (!perform) throw new Error(`No driver performs ${effect}`);
        perform(input as never);
      },
    });
    this.#drivers = host.createDrivers(this, (folder): DriverHost => {
      const path = host.folder === undefined ? '' : join(host.folder, name, folder);
      if (path !== '') mkdirSync(path, { recursive: true });
      return {
        clock,
        machineClock,
        ids,
        blobs,
        endpoint,
        account,
        log,
        folder: path,
        region: name,
        mark: `${host.mark}/${name}/${folder}`,
        report: (report, detail) => {
          if (report === 'balancer/requests')
            return host.requests(name, detail as Reports['balancer/requests']);
          if (report === 'balancer/traffic') host.traffic(name, detail as Reports['balancer/traffic']);
          this.#report(report, detail, clock.rate);
        },
      };
    });
    for (const driver of this.#drivers) {
      for (const [effect, perform] of Object.entries(driver.effects)) {
        performs.set(effect as keyof Effects, perform as (input: never) => void);
      }
    }
  }

  #report<R extends keyof Reports>(name: R, report: Reports[R], rate: number): void {
    if (name === 'runtime/usage') this.samples.usage(report as Reports['runtime/usage']);
    const all =
      name === 'balancer/traffic'
        ? (this.samples.traffic(report as Reports['balancer/traffic'], rate) as Reports[R][])
        : [report];
    for (const each of all) this.machine.report(name, each);
  }

  /** Whether its load balancers report the requests that they get. */
  watchRequests(isWanted: boolean): void {
    for (const driver of this.#drivers) driver.watchRequests?.(isWanted);
  }

  /** What its drivers are doing at the moment, in the machine's time. */
  underway(): Underway[] {
    return this.#underway();
  }

  /** What of the state is beyond the quotas. */
  excesses(): Excess[] {
    return this.#excesses();
  }

  /** Drivers find what an earlier engine left; then controllers reconcile every key. Happens once. */
  start(): Promise<void> {
    this.#started ??= this.#recover();
    return this.#started;
  }

  async #recover(): Promise<void> {
    this.machine.report('network/enforcement', { isEnforced: this.#enforceNetwork });
    for (const driver of this.#drivers) await driver.recover();
    if (!this.#isStepped) return this.machine.start();
    this.machine.recover();
    this.machine.resync();
  }

  /** Passes a request on to a driver. */
  async serve(driver: string, request: PassedRequest): Promise<PassedResponse> {
    const serve = this.#drivers.find(({ name }) => name === driver)?.serve;
    if (!serve) throw new Error(`The driver ${driver} does not answer requests`);
    return serve(request);
  }

  /** Whether one of its drivers has taken the connection over. */
  upgrade(request: UpgradeRequest): boolean {
    return this.#drivers.some((driver) => driver.upgrade?.(request) ?? false);
  }

  /** What a driver of this name reports of itself. */
  healthOf(driver: string): DriverHealth | undefined {
    return this.#drivers.find(({ name }) => name === driver)?.health?.();
  }

  /** Has runtimes that can report what tasks use now. */
  measure(): void {
    for (const driver of this.#drivers) driver.measure?.();
  }

  /** Resolves once its drivers have handled what was requested of them. */
  async catchUp(): Promise<StillUnderway> {
    const all = await Promise.all(this.#drivers.flatMap((driver) => driver.catchUp?.() ?? []));
    return {
      leaving: all.reduce((sum, { leaving }) => sum + leaving, 0),
      checks: all.reduce((sum, { checks }) => sum + checks, 0),
    };
  }

  async stop(): Promise<void> {
    this.machine.stop();
    await Promise.all(this.#drivers.map((driver) => driver.stop()));
  }
}

/** Regions that have rows in a journal's memory. */
export function regionsIn(memory: Memory): string[] {
  const names = [...memory.tables()].flatMap((table) => (table.includes(':') ? [table.split(':')[0]!] : []));
  return [...new Set(names)].sort();
}
