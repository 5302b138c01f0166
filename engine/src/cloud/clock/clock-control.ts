// `/_drydock/clock`: says how the cloud's clock runs, and changes it. Tasks, builds and sockets live in the machine's
// time whatever it does.
import { setTimeout as delay, setImmediate as immediate } from 'node:timers/promises';
import type { StillUnderway } from '../../contracts/driver.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { readJsonFile, replaceFile } from '../../kernel/files.ts';
import type { ClockState, MovableClock } from '../../kernel/movable-clock.ts';
import type { Reports } from '../../kernel/registry.ts';
import type { Underway } from '../../kernel/service.ts';
import { type CarriedSamples, type Samples, trafficIn } from './carried-samples.ts';

/**
 * What is measured is repeated as often as this at least, in the cloud's time: every five seconds in a minute, and every
 * minute, which is a metric's usual period, in an hour or more.
 */
const shortestGrainMs = 5000;
const longestGrainMs = 60_000;
const grainsOfAnAdvance = 60;
/**
 * Targets that pass are checked on the grain, and where that is a minute, so often in an advance, every five minutes at
 * least: each check is a real request, and the last one stands for the time until the next.
 */
const checksOfAnAdvance = 12;
const longestCheckGrainMs = 300_000;
/** While the clock runs fast. */
const scaledSampleEveryMs = 20_000;
const maxRate = 3600;
const maxAdvanceMs = 31 * 86_400_000;
/** How long a moment waits at most for tasks that start or stop and for targets that are new, in the machine's time. */
const longestPatienceMs = 5000;
const lookEveryMs = 5;
/** How long a moment waits for health checks, which targets of this machine answer within a few milliseconds. */
const checkMs = 20;
/** What nobody has been told of is written this often, in the machine's time, while the clock is advanced. */
const writtenEveryMs = 1000;
/** A longer advance goes on by itself: whoever asked for it looks again. */
const answerWithinMs = 5000;

/** What the clock needs of a region. */
export interface ClockedRegion {
  readonly machine: {
    readonly isIdle: boolean;
    flush(): void;
    report<R extends keyof Reports>(name: R, report: Reports[R]): void;
  };
  readonly samples: CarriedSamples;
  underway(): readonly Underway[];
  catchUp(): Promise<StillUnderway>;
}

export interface ClockControlParts {
  readonly clock: MovableClock;
  readonly machine: Clock;
  /** Keeps the clock over restarts. */
  readonly file: string;
  /** Whether tasks really run: simulated ones live in the cloud's time, where builds do not. */
  readonly isReal: boolean;
  /** Whether it moves only when it is advanced. */
  readonly isVirtual: boolean;
  regions(): readonly ClockedRegion[];
  log(line: string): void;
}

export interface ClockDescription {
  /** ISO 8601. */
  readonly now: string;
  /** How fast it runs: 1 is real time. What it is while frozen is what it will be when resumed. */
  readonly rate: number;
  readonly frozen: boolean;
  /** Milliseconds ahead of the machine's clock. */
  readonly aheadMs: number;
  /** ISO 8601; absent when it is not being advanced. */
  readonly advancingTo?: string;
  /** What it waits for on the way at the moment: builds, tasks that start or stop, targets that are new. */
  readonly waitingFor?: readonly string[];
}

interface Advance {
  readonly to: number;
  /** For what is under way, in the machine's milliseconds. */
  readonly patienceMs: number;
  isStopped: boolean;
  awaited: readonly Underway[];
  /** Resolves once it is there or was stopped. */
  done: Promise<void> | undefined;
}

export class ClockControl {
  readonly #parts: ClockControlParts;
  #stopped = false;
  #end: (() => void) | undefined;
  /** What has been waited for long enough, until it is over. */
  readonly #outlasted = new Set<string>();
  /** Requests at targets that are deregistered, long enough. */
  #hasWaitedForRequests = false;
  #advance: Advance | undefined;

  constructor(parts: ClockControlParts) {
    this.#parts = parts;
  }

  /** Repeats measurements while the clock runs fast. */
  start(): void {
    const { clock } = this.#parts;
    let timer: Timer | undefined;
    const carry = () => {
      for (const region of this.#parts.regions()) {
        const samples = region.samples.latest();
        carryUsage(region, samples);
        if (samples.usage ?? samples.traffic)
          region.machine.report('metrics/carried', {
            from: clock.now() - scaledSampleEveryMs,
            to: clock.now(),
          });
      }
      timer = clock.after(scaledSampleEveryMs, carry);
    };
    const follow = () => {
      const isFast = clock.rate > 1;
      if (isFast === (timer !== undefined)) return;
      timer?.cancel();
      timer = isFast ? clock.after(scaledSampleEveryMs, carry) : undefined;
    };
    const changes = clock.onChange(follow);
    this.#end = () => {
      changes.end();
      timer?.cancel();
    };
    follow();
  }

  stop(): void {
    this.#stopped = true;
    this.#end?.();
  }

  describe(): ClockDescription {
    const { clock, machine } = this.#parts;
    const { rate, isFrozen } = clock.state;
    const now = clock.now();
    return {
      now: new Date(now).toISOString(),
      rate,
      frozen: isFrozen,
      aheadMs: now - machine.now(),
      ...(this.#advance && {
        advancingTo: new Date(this.#advance.to).toISOString(),
        waitingFor: this.#advance.awaited.map(({ what }) => what),
      }),
    };
  }

  /** @param request `{ rate?, frozen? }`, not checked yet */
  change(request: object): ClockDescription {
    const { rate, frozen, ...others } = request as Record<string, unknown>;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw invalid(`A clock has no ${unknown}: send rate, frozen, or both.`);
    if (this.#parts.isVirtual)
      throw invalid(
        'This engine has virtual time, which moves only when it is advanced: `drydock time advance 1m`.',
      );
    if (rate === undefined && frozen === undefined) throw invalid('Send rate, frozen, or both.');
    if (rate !== undefined && !(typeof rate === 'number' && rate > 0 && rate <= maxRate))
      throw invalid(`rate must be a number above 0 and up to ${maxRate}.`);
    if (frozen !== undefined && typeof frozen !== 'boolean') throw invalid('frozen must be true or false.');
    const { clock } = this.#parts;
    this.#refuseWhileAdvancing();
    if (rate !== undefined) clock.scale(rate as number);
    if (frozen === true) clock.freeze();
    if (frozen === false) clock.resume();
    this.#keep(clock.state);
    return this.describe();
  }

  /**
   * Answers when time is there, or after five seconds with where it is going.
   * @param request `{ ms, grainMs?, patienceMs? }`, not checked yet; the grain is how often what is measured is repeated,
   * the patience how long a moment waits for tasks that start or stop and for new targets, in the machine's time
   */
  async advance(request: object): Promise<ClockDescription> {
    const {
      ms,
      grainMs,
      patienceMs = longestPatienceMs,
    } = request as { readonly [each in 'ms' | 'grainMs' | 'patienceMs']?: unknown };
    const isGrain =
      Number.isInteger(grainMs) && (grainMs as number) >= 1000 && (grainMs as number) <= longestGrainMs;
    if (!(grainMs === undefined || isGrain))
      throw invalid(`grainMs must be a whole number of milliseconds from 1000 to ${longestGrainMs}.`);
    const isPatience =
      Number.isInteger(patienceMs) &&
      (patienceMs as number) >= 0 &&
      (patienceMs as number) <= longestPatienceMs;
    if (!isPatience)
      throw invalid(`patienceMs must be a whole number of milliseconds from 0 to ${longestPatienceMs}.`);
    if (!(Number.isInteger(ms) && (ms as number) > 0 && (ms as number) <= maxAdvanceMs))
      throw invalid(`ms must be a whole number of milliseconds from 1 to ${maxAdvanceMs} (31 days).`);
    this.#refuseWhileAdvancing();
    const advance: Advance = {
      to: this.#parts.clock.now() + (ms as number),
      patienceMs: patienceMs as number,
      isStopped: false,
      awaited: [],
      done: undefined,
    };
    this.#advance = advance;
    const grain = (grainMs as number | undefined) ?? grainOf(ms as number);
    advance.done = this.#run(ms as number, grain, () => advance.isStopped || this.#stopped)
      .catch((error: Error) => this.#parts.log(`Advancing the clock failed: ${error.stack}`))
      .finally(() => {
        this.#advance = undefined;
      });
    await Promise.race([advance.done, delay(answerWithinMs, undefined, { ref: false })]);
    return this.describe();
  }

  /** Ends an advance where it is, if there is one. */
  async stopAdvancing(): Promise<ClockDescription> {
    const { clock } = this.#parts;
    const advance = this.#advance;
    if (advance) {
      advance.isStopped = true;
      clock.stopAdvancing();
      await advance.done;
    }
    return this.describe();
  }

  async #run(ms: number, grainMs: number, isStopped: () => boolean): Promise<void> {
    const { clock } = this.#parts;
    // Before, so that an engine that is killed on the way does not go back in time.
    this.#keep({ ...clock.state, at: clock.now() + ms });
    const going = this.#parts.regions().map((region) => ({ region, samples: region.samples.latest() }));
    const began = clock.now();
    const isMeasured = going.some(({ samples }) => samples.usage ?? samples.traffic);
    const settle = this.#settling(isStopped);
    clock.grainMs = checkGrainOf(ms, grainMs);
    try {
      const end = clock.now() + ms;
      for (let left = ms; left > 0 && !isStopped(); left = end - clock.now()) {
        // On the grain, where health checks are, so that both are one moment.
        const byMs = Math.min(left, isMeasured ? grainMs - (clock.now() % grainMs) : left);
        await clock.advance(byMs, settle);
        for (const { region, samples } of going) {
          carryUsage(region, samples);
          if (samples.traffic)
            region.machine.report('balancer/traffic', trafficIn(samples.traffic, byMs, clock.now()));
        }
      }
      clock.grainMs = 0;
      await settle();
    } finally {
      clock.grainMs = 0;
      for (const { region, samples } of going)
        if (samples.usage ?? samples.traffic)
          region.machine.report('metrics/carried', { from: began, to: clock.now() });
      this.#write();
    }
    this.#keep(clock.state);
  }

  /** What transactions have held back. */
  #write(): void {
    for (const { machine } of this.#parts.regions()) machine.flush();
  }

  #refuseWhileAdvancing(): void {
    if (this.#advance)
      throw new AwsFault({
        code: 'ConflictException',
        status: 409,
        message:
          'The clock is being advanced. Wait until it is there, or stop it: DELETE /_drydock/clock/advance.',
      });
  }

  #keep(state: ClockState): void {
    try {
      replaceFile(this.#parts.file, JSON.stringify(state));
    } catch (error) {
      this.#parts.log(`The clock could not be kept for the next start: ${(error as Error).message}`);
    }
  }

  /**
   * Waits until everything that fell due has been handled, including builds, tasks that it started or stopped, and new
   * targets' first health checks. A task or a target that takes longer than our patience is not waited for again.
   */
  #settling(isStopped: () => boolean): () => Promise<void> {
    const { regions, isReal, machine } = this.#parts;
    const outlasted = this.#outlasted;
    let written = machine.now();
    const flush = () => {
      written = machine.now();
      this.#write();
    };
    const flushAtTimes = () => {
      if (machine.now() - written >= writtenEveryMs) flush();
    };
    return async () => {
      const until = machine.now() + (this.#advance?.patienceMs ?? longestPatienceMs);
      for (;;) {
        await immediate();
        const all = regions();
        if (isStopped()) return flush();
        const isLate = machine.now() >= until;
        if (!isLate && all.some((region) => !region.machine.isIdle)) continue;
        const underway = all.flatMap((region) => region.underway());
        for (const what of outlasted)
          if (!underway.some((each) => each.what === what)) outlasted.delete(what);
        const awaited = underway.filter(
          ({ what, isLimited }) => (isReal || isLimited) && !outlasted.has(what),
        );
        if (this.#advance) this.#advance.awaited = awaited;
        if (awaited.length === 0) break;
        if (isLate) for (const { what, isLimited } of awaited) if (!isLimited) outlasted.add(what);
        flushAtTimes();
        await delay(lookEveryMs);
      }
      // Before time goes on and tasks end, load balancers know of it, and requests that were on their way are answered.
      const checkedUntil = machine.now() + checkMs;
      for (;;) {
        const underway = await Promise.all(regions().map((region) => region.catchUp()));
        while (machine.now() < until && regions().some((region) => !region.machine.isIdle)) await immediate();
        flushAtTimes();
        const isLeaving = underway.some(({ leaving }) => leaving > 0);
        const isChecked = machine.now() >= checkedUntil || underway.every(({ checks }) => checks === 0);
        if (!isLeaving) this.#hasWaitedForRequests = false;
        if (isStopped() || (isChecked && (!isLeaving || this.#hasWaitedForRequests))) return;
        if (machine.now() >= until) {
          this.#hasWaitedForRequests = isLeaving;
          return;
        }
        await delay(1);
      }
    };
  }
}

const grainOf = (ms: number) =>
  Math.min(longestGrainMs, Math.max(shortestGrainMs, Math.round(ms / grainsOfAnAdvance)));

const checkGrainOf = (ms: number, grainMs: number) =>
  grainMs < longestGrainMs
    ? grainMs
    : Math.min(longestCheckGrainMs, Math.max(grainMs, Math.round(ms / checksOfAnAdvance)));

function carryUsage(region: ClockedRegion, { usage }: Samples): void {
  if (usage) region.machine.report('runtime/usage', usage);
}

/** Where the clock of an earlier engine on this state stood. */
export function keptClock(file: string, log: (line: string) => void): ClockState | undefined {
  const kept = readJsonFile<Partial<ClockState>>(file, log);
  const { at, machineAt, rate, isFrozen } = kept ?? {};
  const isWhole =
    Number.isFinite(at) &&
    Number.isFinite(machineAt) &&
    Number.isFinite(rate) &&
    rate! > 0 &&
    rate! <= maxRate;
  return isWhole ? { at: at!, machineAt: machineAt!, rate: rate!, isFrozen: isFrozen === true } : undefined;
}

/** Where a clock of virtual time begins: where it stood, or now. */
export const standing = (kept: ClockState | undefined, now: number): ClockState => ({
  at: kept?.isFrozen ? kept.at : Math.max(kept?.at ?? now, now),
  machineAt: now,
  rate: 1,
  isFrozen: true,
});

const invalid = (message: string) => new AwsFault({ code: 'InvalidRequest', status: 400, message });
