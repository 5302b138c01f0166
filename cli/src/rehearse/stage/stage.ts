import type { FaultTemplate } from '../../chaos/fault-templates.ts';
import { UserError } from '../../errors/user-error.ts';
import type { Clients } from '../../targets/clients.ts';
import { durationText, parseDuration } from '../../text/duration.ts';
import { Generator } from '../load/generator.ts';
import { type LoadShape, steady } from '../load/shapes.ts';
import { type Happening, Happenings } from '../observe/happenings.ts';
import type { LoadOptions, RehearsedSystem, Snapshot, Stage } from '../scenario.ts';
import { TrafficRecord } from '../verdict/traffic-record.ts';
import type { Finding, Observed, Recovery } from '../verdict/verdict.ts';
import type { PaceFacts } from './engine-clock.ts';
import { InstanceShare } from './instance-share.ts';
import { takeSnapshot } from './snapshot.ts';
import type { StageParts } from './stage-parts.ts';

/** In the machine's time. */
const stepEveryMs = 250;
/** In the cloud's time: what lasts shorter may be missed between two looks at what a scenario waits for. */
const longestStepMs = 60_000;
/** Alarms that scale in look at a quarter of an hour: what has not changed for longer stays. */
const restMs = 1_200_000;
const longestUnrestMs = 4 * 3_600_000;
/** Between two looks at whether anything has changed: what has happened between them is in the records. */
const calmStepMs = 300_000;
/** Where it only lets time pass. */
const longestPassMs = 3_600_000;
/** No request has failed for as long, in the cloud's time, when a system has recovered. */
const calmMs = 60_000;

export class PlayedStage implements Stage {
  readonly system: RehearsedSystem;
  readonly clients: Clients;
  readonly speed: number;
  began: number;
  readonly #parts: StageParts;
  readonly #traffic = new TrafficRecord();
  readonly #findings: Finding[] = [];
  readonly #recoveries: Recovery[] = [];
  readonly #restores: { readonly what: string; readonly restore: () => Promise<unknown> }[] = [];
  readonly #generator: Generator;
  readonly #happenings: Happenings;
  readonly #share: InstanceShare;
  #fault: { readonly what: string; readonly at: number } | undefined;
  #now: Snapshot | undefined;
  #isEnding = false;
  #restorePace: (() => Promise<void>) | undefined;

  constructor(parts: StageParts) {
    const { system, clients, speed, engine, clock } = parts;
    this.#parts = parts;
    this.system = system;
    this.clients = clients;
    this.speed = speed;
    this.began = engine.now();
    this.#happenings = new Happenings(clients, system, this.began);
    this.#share = new InstanceShare(parts);
    this.#generator = new Generator({
      clock,
      cloudNow: () => engine.now(),
      answered: (answer) => this.#traffic.add(answer),
    });
  }

  elapsed(): number {
    return this.#parts.clock.elapsed();
  }

  get observed(): Observed {
    return {
      traffic: this.#traffic,
      rate: this.#generator.rate,
      began: this.began,
      findings: this.#findings,
      recoveries: this.#fault
        ? [...this.#recoveries, { what: this.#fault.what, tookMs: undefined }]
        : this.#recoveries,
    };
  }

  /** From now on it counts. */
  begin(): void {
    const now = this.#parts.engine.now();
    this.say(
      `it begins: the cloud’s clock has gone ${durationText(now - this.began)} ahead, and is counted from here`,
    );
    this.began = now;
  }

  load(shape: LoadShape | number, { path = '/', cpuPercent }: LoadOptions = {}): void {
    const chosen = typeof shape === 'number' ? steady(shape) : shape;
    const since = this.#parts.engine.now();
    this.#traffic.forgetTasks();
    this.#share.aim(
      typeof cpuPercent === 'function' ? () => cpuPercent(this.#parts.engine.now() - since) : cpuPercent,
    );
    const perSecond = () => chosen(this.#parts.engine.now() - since);
    this.#generator.play({ url: new URL(path, this.system.url).href, perSecond });
    const percent = typeof cpuPercent === 'function' ? cpuPercent(0) : cpuPercent;
    const cpu = percent === undefined ? '' : `, which are ${Math.round(percent)} % of the instances’ CPU`;
    this.#happened('load', `${rateText(perSecond())} requests a second${cpu}`);
  }

  /** Lets what an earlier load or fault has led to come to its end, before anything is measured. */
  async calmDown(): Promise<void> {
    const { engine } = this.#parts;
    const until = engine.now() + longestUnrestMs;
    this.#happened('scenario', `it begins once nothing has changed for ${durationText(restMs)}`);
    let was: string | undefined;
    // Not when something last happened: an earlier load may have ended just now, and what follows from that comes yet.
    let since = engine.now();
    while (engine.now() < until) {
      const now = await this.#observe();
      const is = isWhole(now) ? `${now.desired} ${now.instances.length} ${now.deployment?.status}` : '';
      if (is === '' || (was !== undefined && is !== was)) since = engine.now();
      else since = Math.max(since, await this.#happenings.lastAt());
      was = is;
      if (is !== '' && !/PENDING|IN_PROGRESS/.test(is) && engine.now() - since >= restMs) return;
      await this.#leap(calmStepMs);
    }
  }

  /** Until the end. What the end undoes, it undoes at the engine's own pace. */
  async goAt(pace: PaceFacts): Promise<void> {
    const { engine } = this.#parts;
    const before = await engine.pace();
    await engine.setPace(pace);
    this.#restorePace = () => engine.setPace(before);
    this.say(
      pace.mode === 'aws'
        ? `instances, load balancers, images and agents take as long as on AWS (seed ${pace.seed ?? 1})`
        : 'instances, load balancers, images and agents take as long as this machine',
    );
  }

  async pass(duration: string): Promise<void> {
    const until = this.#parts.engine.now() + durationOf(duration);
    while (this.#parts.engine.now() < until)
      await this.#step(until - this.#parts.engine.now(), longestPassMs);
  }

  async until<T>(
    what: string,
    look: (now: Snapshot) => T | undefined | false | Promise<T | undefined | false>,
    within: string,
  ): Promise<T | undefined> {
    const found = await this.#await(look, durationOf(within));
    const { value, tookMs } = found;
    this.expect(
      what,
      value !== undefined,
      value === undefined ? `not within ${within}` : `after ${durationText(tookMs)}`,
    );
    return value;
  }

  async look(): Promise<Snapshot> {
    this.#now = await takeSnapshot(this.clients, this.system);
    return this.#now;
  }

  expect(what: string, holds: boolean, evidence?: string): void {
    this.#findings.push({ what, holds, ...(evidence !== undefined && { evidence }) });
  }

  say(text: string): void {
    this.#happened('scenario', text);
  }

  async fault(what: string, inflict: () => Promise<unknown>): Promise<void> {
    this.#happened('fault', what);
    this.#fault = { what, at: this.#parts.engine.now() };
    await inflict();
  }

  async experiment(templates: readonly FaultTemplate[]): Promise<void> {
    await this.fault(templates.map(({ description }) => description).join(', and '), async () => {
      for (const template of templates) {
        const stop = await this.#parts.experiments.start(template);
        this.afterwards(`the experiment “${template.description}” is stopped where it still runs`, stop);
      }
    });
  }

  async recovered(within = '2h'): Promise<void> {
    const fault = this.#fault;
    if (!fault) throw new Error('Nothing has happened to recover from');
    let since: number | undefined;
    const isBack = (now: Snapshot) => {
      const at = this.#parts.engine.now();
      const lastFailure = Math.max(this.#traffic.lastFailureAt ?? 0, fault.at);
      if (!isWhole(now)) since = undefined;
      else since ??= at;
      // It was back when everything was there and the last request had failed: the calm after it only shows that.
      return (
        since !== undefined && at - Math.max(since, lastFailure) >= calmMs && Math.max(since, lastFailure)
      );
    };
    const { value } = await this.#await(isBack, durationOf(within));
    this.#recoveries.push({ what: fault.what, tookMs: value === undefined ? undefined : value - fault.at });
    this.#fault = undefined;
  }

  afterwards(what: string, restore: () => Promise<unknown>): void {
    this.#restores.push({ what, restore });
  }

  answeredBy(): ReadonlySet<string> {
    return this.#traffic.tasks;
  }

  /** Ends the load, and undoes what the scenario did. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#generator.stop();
    await this.#share.restore();
    await this.#restorePace?.();
    for (const { what, restore } of this.#restores.reverse()) {
      this.#happened('scenario', `afterwards, ${what}`);
      try {
        await restore();
      } catch (error) {
        this.#happened('scenario', `that failed: ${(error as Error).message}`);
      }
    }
  }

  async #await<T>(
    look: (now: Snapshot) => T | undefined | false | Promise<T | undefined | false>,
    withinMs: number,
  ): Promise<{ readonly value: T | undefined; readonly tookMs: number }> {
    const began = this.#parts.engine.now();
    for (let now = await this.#observe(); ; ) {
      const found = await look(now);
      const tookMs = this.#parts.engine.now() - began;
      if (found !== undefined && found !== false) return { value: found, tookMs };
      if (tookMs >= withinMs) return { value: undefined, tookMs };
      now = await this.#step(withinMs - tookMs, longestStepMs);
    }
  }

  /** Without load there is nothing to pace: time passes at once, but in real time at the speed of 1. */
  async #leap(ms: number): Promise<void> {
    const { engine, speed, signal } = this.#parts;
    if (signal.aborted) throw new Interrupted();
    if (speed === 1) await this.#step(longestStepMs, longestStepMs);
    else await engine.advance(ms);
  }

  /** Time passes, by as much as this at most, and what happened meanwhile is reported. @returns how it is then */
  async #step(atMostMs: number, longestMs: number): Promise<Snapshot> {
    const { clock, engine, speed, signal } = this.#parts;
    if (signal.aborted && !this.#isEnding) throw new Interrupted();
    const began = clock.elapsed();
    await this.#share.settle(this.#now);
    const ms = Math.min(atMostMs, longestMs, stepEveryMs * speed);
    // What the step takes of the machine's time passes in the cloud as well.
    if (speed > 1) await engine.advance(Math.max(1, ms - ms / speed), this.#parts.patienceMs);
    await clock.delay(Math.max(0, ms / speed - (clock.elapsed() - began)));
    return this.#observe();
  }

  async #observe(): Promise<Snapshot> {
    const now = await this.look();
    for (const happening of await this.#happenings.next(now, this.#parts.engine.now()))
      this.#report(happening);
    return now;
  }

  #report(happening: Happening): void {
    this.#parts.happened({ ...happening, afterMs: happening.at - this.began });
  }

  #happened(source: Happening['source'], text: string): void {
    this.#report({ at: this.#parts.engine.now(), source, text });
  }
}

/** The person who plays has ended it. */
export class Interrupted extends UserError {
  constructor() {
    super('The rehearsal was interrupted.');
  }
}

export const isWhole = (now: Snapshot): boolean =>
  now.pending === 0 &&
  now.running >= now.desired &&
  now.healthyTargets >= now.desired &&
  now.instances.every(({ lifecycle }) => lifecycle === 'InService');

const durationOf = (text: string) => parseDuration(text, 'rehearse');

const rateText = (perSecond: number) => String(Math.round(perSecond * 10) / 10);
