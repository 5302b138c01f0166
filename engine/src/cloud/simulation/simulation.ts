// The composition root of a cloud in memory: no port, no process, no thread, no file. Time moves only when it is moved, and
// one seed decides every id and every draw, so that a run can be repeated to the byte.
import { setImmediate as immediate } from 'node:timers/promises';
import type { LoadSettings, Share } from '@drydock/balancer/simulated';
import { services as all } from '../../aws/services.ts';
import type { Driver } from '../../contracts/driver.ts';
import type { FunctionInvocation } from '../../contracts/functions.ts';
import { regionNames } from '../../contracts/regions.ts';
import type { AnyService } from '../../contracts/service.ts';
import type { ZoneOutage } from '../../contracts/zone-outages.ts';
import type { Behave } from '../../drivers/runtime/simulated/behaviour.ts';
import { MemoryBlobs } from '../../kernel/blobs.ts';
import { type Millis, realClock, type Timer } from '../../kernel/clock.ts';
import { Ids } from '../../kernel/ids.ts';
import { Memory } from '../../kernel/memory.ts';
import { MemoryJournal } from '../../kernel/memory-journal.ts';
import type { Input, Output } from '../../kernel/operation-types.ts';
import { Pace, type PaceSetting } from '../../kernel/pace.ts';
import type { QuotaValues } from '../../kernel/quota.ts';
import type { ServiceId } from '../../kernel/registry.ts';
import type { Reader } from '../../kernel/table.ts';
import { createResponder } from '../../wire/gateway.ts';
import type { StreamedResponse, WireRequest, WireResponse } from '../../wire/request.ts';
import { Access } from '../access/access.ts';
import type { AccessReport } from '../access/access-log.ts';
import type { CloudEvent } from '../event-stream/event-log.ts';
import { faultyRegion } from '../faulty-region.ts';
import { Region, type RegionHost } from '../region.ts';
import { createSimulatedDrivers, type SimulatedDrivers } from './drivers.ts';
import { type LateBy, withLateReports } from './late-reports.ts';
import { MortalClock } from './mortal-clock.ts';
import type { RecoverableJournal } from './recoverable-journal.ts';
import { SimulatedClock } from './simulated-clock.ts';

export interface SimulationOptions {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly seed: string;
  /** Milliseconds since the epoch, at which the cloud's clock begins. */
  readonly start: Millis;
  readonly pace: PaceSetting;
  readonly quotas?: QuotaValues;
  readonly behave: Behave;
  scriptOf(invocation: FunctionInvocation): ((event: unknown) => unknown) | undefined;
  /** A function was invoked that nobody has scripted. */
  notSimulated(invocation: FunctionInvocation): void;
  /** What services publish. */
  published(event: CloudEvent): void;
  /** A line of the engine's own log. */
  log(line: string): void;
  /** What goes wrong in the engine itself, in simulations of it. */
  readonly faults?: EngineFaults;
}

export interface EngineFaults {
  readonly journal: RecoverableJournal;
  readonly lateBy: LateBy;
  /** All services when absent. */
  readonly services?: readonly AnyService[];
  wrapDriver?(driver: Driver): Driver;
}

/** A call that the engine died in: whether it was carried out, its caller does not know. */
export class EngineDied extends Error {}

/** Nobody connects to it: it is part of the URLs that the cloud gives out. */
const endpoint = 'http://127.0.0.1:4566';
/** More turns than anything takes to be answered that needs no time to pass. */
const mostTurns = 10_000;

export class Simulation {
  readonly #options: SimulationOptions;
  readonly #clock: SimulatedClock;
  readonly #ids: Ids;
  readonly #services: readonly AnyService[];
  readonly #access: Access;
  readonly #loads = new Map<LoadSettings, () => void>();
  #life: MortalClock;
  #host: RegionHost;
  readonly #regions = new Map<string, Region>();
  readonly #drivers = new Map<string, SimulatedDrivers>();
  readonly #respond: (request: WireRequest) => Promise<WireResponse | StreamedResponse>;
  #effects: (() => void)[] = [];
  #isMoving = false;
  /** What is under way that time waits for. */
  readonly #held = new Set<Promise<void>>();
  #published = 0;

  private constructor(options: SimulationOptions) {
    this.#options = options;
    this.#clock = new SimulatedClock(options.start);
    this.#ids = new Ids(options.seed);
    this.#life = new MortalClock(this.#clock);
    this.#services = options.faults?.services ?? all;
    this.#access = new Access({ services: this.#services, enforced: false });
    const journal = options.faults?.journal ?? new MemoryJournal();
    this.#host = {
      services: this.#services,
      access: this.#access,
      account: options.account,
      memory: Memory.load(journal),
      log: options.log,
      quotas: options.quotas ?? new Map(),
      waits: 'aws',
      pace: new Pace(options.pace),
      enforceNetwork: false,
      clock: this.#life,
      machineClock: this.#life,
      ids: this.#ids,
      journal,
      blobs: new MemoryBlobs(),
      endpoint,
      isStepped: true,
      mark: 'simulation',
      published: (event) => {
        if (this.#isDead) return;
        this.#published += 1;
        options.published(event);
      },
      traffic: () => {},
      requests: () => {},
      changed: () => {},
      shared: (by, changes) => {
        for (const region of this.#regions.values()) if (region !== by) region.machine.changed(changes);
      },
      createDrivers: (region, host) => {
        const { lateBy, wrapDriver } = options.faults ?? {};
        const hostOf = (folder: string) => (lateBy ? withLateReports(host(folder), lateBy) : host(folder));
        const made = createSimulatedDrivers(region, hostOf, {
          behave: options.behave,
          functions: {
            scriptOf: options.scriptOf,
            notSimulated: options.notSimulated,
            holdTime: (work) => this.#holdTime(work),
          },
          later: (work) => void this.#effects.push(work),
        });
        this.#drivers.set(region.name, made);
        return wrapDriver ? made.drivers.map(wrapDriver) : made.drivers;
      },
    };
    this.#respond = createResponder({
      services: this.#services,
      ids: this.#ids,
      log: options.log,
      // Clients sign with the machine's time.
      now: () => realClock.now(),
      region: async (name = options.region) =>
        faultyRegion(await this.#region(name), this.#ids, options.account, this.#services),
      routes: {},
    });
  }

  static async start(options: SimulationOptions): Promise<Simulation> {
    const simulation = new Simulation(options);
    await simulation.#region(options.region);
    await simulation.settle();
    return simulation;
  }

  now(): Millis {
    return this.#clock.now();
  }

  /** What AWS would have denied, in all regions. */
  access(): AccessReport {
    return this.#access.report();
  }

  /** How many events services have published. */
  get published(): number {
    return this.#published;
  }

  /** Of the default region. */
  get state(): Reader {
    return this.#default.state;
  }

  /** One API call in the default region, without the wire. @throws AwsFault */
  call<S extends ServiceId, O extends string>(service: S, operation: O, input: Input<S, O>): Output<S, O> {
    if (this.#isDead) throw new EngineDied('The engine has died.');
    const output = this.#default.machine.call(service, operation, input);
    if (this.#isDead) throw new EngineDied('The engine has died.');
    return output;
  }

  /** An API call as a client sends it. It takes no time of the cloud's. */
  async respond(request: WireRequest): Promise<WireResponse | StreamedResponse> {
    let isOver = false;
    const answer = this.#respond(request).finally(() => {
      isOver = true;
    });
    answer.catch(() => {});
    for (let turn = 0; !isOver; turn++) {
      if (turn === mostTurns)
        throw new Error(
          'The call is not answered until time passes: do not wait for it before you advance the time.',
        );
      if (this.#isMoving) await immediate();
      else if (this.#held.size > 0) {
        // The call may come from what time waits for.
        this.#work();
        await immediate();
      } else await this.settle();
    }
    return answer;
  }

  /** Offers a load to a load balancer of the default region from now on. @returns what ends it */
  offer(load: LoadSettings): () => void {
    this.#loads.set(load, this.#own.balancer.offer(load));
    return () => {
      this.#loads.get(load)?.();
      this.#loads.delete(load);
    };
  }

  /** What becomes of the requests of this moment, in the default region. */
  shares(): readonly Share[] {
    return this.#own.balancer.shares();
  }

  /** The tasks that run in the default region, by ARN: as the runtime knows them. */
  running(): readonly string[] {
    return this.#own.runtime.running();
  }

  /** The engine ends as if it were killed, and another one starts from its journal. Tasks end with it. */
  async restart(): Promise<void> {
    const names = [...this.#regions.keys()];
    this.#life.end();
    this.#effects = [];
    await this.stop();
    const { journal } = this.#host;
    this.#options.faults?.journal.revive();
    this.#life = new MortalClock(this.#clock);
    const clocks = { clock: this.#life, machineClock: this.#life };
    this.#host = { ...this.#host, ...clocks, memory: Memory.load(journal) };
    for (const name of names) await this.#region(name);
    for (const load of this.#loads.keys()) this.#loads.set(load, this.#own.balancer.offer(load));
  }

  /** The clock jumps ahead: what falls due meanwhile happens late, all of it at once. */
  async step(ms: Millis): Promise<void> {
    this.#clock.step(ms);
    await this.settle();
  }

  /**
   * Ends a task of the default region as if its processes had been killed.
   * @param noticedAfterMs when ECS learns of it
   * @returns whether it ran
   */
  crash(taskArn: string, exitCode: number, noticedAfterMs: Millis): boolean {
    return this.#own.runtime.crash(taskArn, exitCode, noticedAfterMs);
  }

  /** Takes a zone of the default region out, or brings it back. Nothing that runs there ends by this alone. */
  setOutage(zone: string, outage: ZoneOutage | undefined): void {
    this.#default.machine.report('zones/outage', { zone, outage });
  }

  /** Calls `fn` once the cloud's clock has moved so far. */
  after(ms: Millis, fn: () => void): Timer {
    return this.#clock.after(ms, fn);
  }

  /** Does everything that is due. */
  async settle(): Promise<void> {
    for (let turns = 0; ; ) {
      if (this.#isDead) await this.restart();
      if (this.#work()) continue;
      // What drivers began may go on in promises.
      await immediate();
      if (this.#work() || this.#isDead) continue;
      if (this.#held.size === 0) break;
      if (turns++ < mostTurns) continue;
      this.#options.log('A scripted function has not returned: time goes on.');
      this.#held.clear();
    }
    for (const { balancer } of this.#drivers.values()) balancer.settle();
  }

  /** Moves time ahead, and does everything on the way at its time. */
  async advance(ms: Millis): Promise<void> {
    await this.#moveTo(this.now() + ms, () => false);
  }

  /** Moves time ahead until something is so, at most this long. @returns whether it is so */
  async until(isSo: () => boolean | Promise<boolean>, mostMs: Millis): Promise<boolean> {
    return this.#moveTo(this.now() + mostMs, isSo);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#regions.values()].map((region) => region.stop()));
    this.#regions.clear();
  }

  get #isDead(): boolean {
    return this.#options.faults?.journal.isDead ?? false;
  }

  get #own(): SimulatedDrivers {
    return this.#drivers.get(this.#options.region)!;
  }

  get #default(): Region {
    const region = this.#regions.get(this.#options.region);
    if (!region) throw new Error('This cloud has been closed.');
    return region;
  }

  /** @returns whether it is there; not when the time was over before */
  async #moveTo(end: Millis, isThere: () => boolean | Promise<boolean>): Promise<boolean> {
    if (this.#isMoving)
      throw new Error('Time is being advanced already: await it before you advance it again.');
    this.#isMoving = true;
    try {
      await this.settle();
      while (!(await isThere())) {
        const next = this.#nextAt();
        if (next > end) {
          this.#clock.moveTo(end);
          await this.settle();
          return await isThere();
        }
        this.#clock.moveTo(next);
        await this.settle();
      }
      return true;
    } finally {
      this.#isMoving = false;
      for (const { balancer } of this.#drivers.values()) balancer.count();
    }
  }

  #holdTime(work: Promise<void>): void {
    this.#held.add(work);
    void work.finally(() => this.#held.delete(work));
  }

  #nextAt(): Millis {
    let next = this.#clock.nextAt() ?? Number.POSITIVE_INFINITY;
    for (const { machine } of this.#regions.values())
      next = Math.min(next, machine.nextAt() ?? Number.POSITIVE_INFINITY);
    return next;
  }

  /** @returns whether there was anything to do */
  #work(): boolean {
    const effects = this.#effects;
    this.#effects = [];
    for (const effect of effects) effect();
    let worked = effects.length > 0;
    for (const { machine } of this.#regions.values()) worked = machine.settle() > 0 || worked;
    return worked;
  }

  async #region(name: string): Promise<Region> {
    const known = this.#regions.get(name);
    if (known) return known;
    if (!regionNames.includes(name)) throw new Error(`AWS has no region ${name}.`);
    const region = new Region(name, this.#host);
    this.#regions.set(name, region);
    await region.start();
    return region;
  }
}
