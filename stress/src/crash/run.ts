// Kills engines while everything is under way, at random moments and right after commits, and compares what is there
// afterwards with what was acknowledged, and with a run that nothing disturbed.

import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Clients, clientsFor, isUnanswered } from '../engine/clients.ts';
import { EngineProcess } from '../engine/engine-process.ts';
import { leftovers, leftProcesses } from '../engine/leftovers.ts';
import { Random } from '../random.ts';
import { endState, settle } from './end-state.ts';
import { scenario } from './scenario.ts';
import type { Step } from './step.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** Kills of one run of the scenario, after which another begins on a fresh state. */
  readonly killsPerRun?: number;
  progress(line: string): void;
}

export interface CrashOutcome {
  readonly kills: number;
  readonly killsAfterCommit: number;
  readonly runs: number;
  readonly acknowledged: number;
  readonly readBack: number;
  /** A sentence each; none when everything held. */
  readonly problems: readonly string[];
}

/** Nothing takes so long on a machine that does anything else. */
const settlesWithinMs = 120_000;
/** How many objects, parameters and alarms. */
const count = 8;
/** As many commits as an engine makes in some tenths of a second of this scenario. */
const mostCommits = 40;
const longestLifeMs = 800;

export async function crash(options: CrashOptions): Promise<CrashOutcome> {
  const { kills, seed, killsPerRun = 5, progress } = options;
  const undisturbed = await runOnce(new Random(seed), 0, progress);
  progress(`undisturbed: ${undisturbed.acknowledged} acknowledged calls`);
  const total = { kills: 0, killsAfterCommit: 0, runs: 0, acknowledged: 0, readBack: 0 };
  const problems = [...undisturbed.problems];
  while (total.kills < kills && problems.length === 0) {
    const random = new Random(seed + total.runs + 1);
    const run = await runOnce(random, Math.min(killsPerRun, kills - total.kills), progress);
    total.runs += 1;
    total.kills += run.kills;
    total.killsAfterCommit += run.killsAfterCommit;
    total.acknowledged += run.acknowledged;
    total.readBack += run.readBack;
    problems.push(...run.problems, ...differences(undisturbed.end, run.end));
    progress(
      `run ${total.runs}: ${total.kills} kills, ${total.acknowledged} acknowledged calls, ${problems.length} problems`,
    );
  }
  return { ...total, problems };
}

interface Run extends CrashOutcome {
  readonly end: Record<string, unknown>;
}

async function runOnce(random: Random, kills: number, progress: (line: string) => void): Promise<Run> {
  const engine = await EngineProcess.make();
  const run = new CrashRun(engine, random, kills, progress);
  try {
    return await run.run();
  } catch (error) {
    const problem = `${(error as Error).message}\n${engine.lines.slice(-5).join('\n')}`;
    return { ...run.counts(), problems: [...run.problems, problem], end: {} };
  } finally {
    await engine.remove();
  }
}

class CrashRun {
  readonly problems: string[] = [];
  readonly #engine: EngineProcess;
  readonly #random: Random;
  readonly #progress: (line: string) => void;
  readonly #clients: Clients;
  /** What was acknowledged, by what it is. */
  readonly #ledger = new Map<string, { readonly step: Step; readonly expected: unknown }>();
  /** What is being written, and what was read of it meanwhile that is not what it was before. */
  #writing: { readonly what: string; readonly found: unknown[] } | undefined;
  #left: number;
  #killed = 0;
  #killedAfterCommit = 0;
  #acknowledged = 0;
  #readBack = 0;
  #isOver = false;
  /** Kept while an engine is replaced: calls wait for it. */
  #alive: Promise<void> = Promise.resolve();

  constructor(engine: EngineProcess, random: Random, kills: number, progress: (line: string) => void) {
    this.#engine = engine;
    this.#random = random;
    this.#left = kills;
    this.#progress = progress;
    this.#clients = clientsFor(engine.endpoint);
  }

  counts() {
    return {
      kills: this.#killed,
      killsAfterCommit: this.#killedAfterCommit,
      runs: 1,
      acknowledged: this.#acknowledged,
      readBack: this.#readBack,
    };
  }

  async run(): Promise<Run> {
    const killing = this.#killAgainAndAgain();
    for (const step of scenario(count)) await this.#take(step);
    // Whatever is under way is killed, too, until all kills are used.
    while (this.#left > 0 && this.problems.length === 0) {
      for (const { step } of [...this.#ledger.values()])
        if (/^(object|parameter|alarm)/.test(step.what)) await this.#take(step);
    }
    this.#isOver = true;
    await killing;
    await this.#alive;
    const open = await this.#untilAnswered(() => settle(this.#clients, settlesWithinMs));
    if (open) this.problems.push(`It did not come to an end: ${open}.`);
    await this.#readAll();
    const end = await endState(this.#clients);
    await this.#down();
    return { ...this.counts(), problems: this.problems, end };
  }

  async #take(step: Step): Promise<void> {
    const found: unknown[] = [];
    this.#writing = { what: step.what, found };
    const expected = await this.#untilAnswered(() => step.run(this.#clients));
    this.#writing = undefined;
    this.#acknowledged += 1;
    this.#ledger.set(step.what, { step, expected });
    // An engine may have written it and been killed before it could say so: then it was there early.
    for (const early of found) this.#check(step.what, early, expected);
    const until = performance.now() + settlesWithinMs;
    while (step.settled && !(await this.#untilAnswered(() => step.settled!(this.#clients)))) {
      if (performance.now() > until) throw new Error(`${step.what} did not settle`);
      await delay(20);
    }
  }

  /** Tries again when the engine died; any other error is one. */
  async #untilAnswered<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      await this.#alive;
      try {
        return await act();
      } catch (error) {
        if (!isUnanswered(error)) throw error;
        await delay(10);
      }
    }
  }

  async #killAgainAndAgain(): Promise<void> {
    let start = await this.#restart();
    while (this.#left > 0 && this.problems.length === 0) {
      if (start.afterCommit) await Promise.race([this.#engine.ended(), delay(longestLifeMs)]);
      else await delay(this.#random.next() * longestLifeMs);
      if (this.#isOver) break;
      const { afterCommit } = start;
      let replaced = () => {};
      this.#alive = new Promise((resolve) => {
        replaced = resolve;
      });
      try {
        if (!this.#engine.isRunning) this.#killedAfterCommit += 1;
        await this.#engine.kill();
        this.#killed += 1;
        this.#left -= 1;
        // Now and then nothing is started in its place: what it left has to end by itself.
        if (this.#random.below(4) === 0) this.problems.push(...(await leftProcesses(this.#engine)));
        start = await this.#restart();
        this.#progress(`kill ${this.#killed}${afterCommit ? `, after commit ${afterCommit}` : ''}`);
        if (this.#engine.isRunning)
          await this.#readAll().catch((error) => {
            // Killed again by its own commit, which counts as the next kill.
            if (!isUnanswered(error)) throw error;
          });
      } catch (error) {
        this.problems.push((error as Error).message);
      } finally {
        replaced();
      }
    }
  }

  /** The last engine of a run is not made to die. */
  async #restart(): Promise<{ readonly afterCommit: number }> {
    const afterCommit =
      this.#left > 0 && this.#random.below(2) === 0 ? 1 + this.#random.below(mostCommits) : 0;
    const isReady = await this.#engine.start({ crashAfterCommit: afterCommit });
    if (!isReady && afterCommit === 0)
      throw new Error(`The engine did not start: ${this.#engine.lines.slice(-3).join('\n')}`);
    return { afterCommit };
  }

  async #readAll(): Promise<void> {
    for (const [what, { step, expected }] of this.#ledger) {
      const found = await step.read(this.#clients).catch((error: unknown) => {
        if (isUnanswered(error)) throw error;
        return `${(error as Error).name}: ${(error as Error).message}`;
      });
      this.#readBack += 1;
      const isBeingReplaced = this.#writing?.what === what && !isDeepStrictEqual(found, expected);
      if (isBeingReplaced) this.#writing!.found.push(found);
      else this.#check(what, found, expected);
    }
  }

  #check(what: string, found: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(found, expected))
      this.problems.push(`${what} was acknowledged as ${text(expected)} and is ${text(found)}.`);
  }

  /** Half of the engines end in order, half are killed and swept. */
  async #down(): Promise<void> {
    const { LoadBalancers = [] } = await this.#clients.elb.describeLoadBalancers({});
    const ports = LoadBalancers.map(({ DNSName = '' }) => Number(DNSName.split(':')[1])).filter(Boolean);
    if (this.#random.below(2) === 0) await this.#engine.kill('SIGTERM');
    else {
      await this.#engine.kill('SIGKILL');
      await this.#engine.run('--sweep');
    }
    this.problems.push(...(await leftovers(this.#engine, ports)));
    const checked = await this.#engine.run('--check');
    const { problems = [checked] } = JSON.parse(checked.startsWith('{') ? checked : '{}') as {
      problems?: string[];
    };
    this.problems.push(...problems);
  }
}

function differences(expected: Record<string, unknown>, found: Record<string, unknown>): string[] {
  return Object.keys(expected)
    .filter((name) => !isDeepStrictEqual(expected[name], found[name]))
    .map(
      (name) =>
        `The end state differs in ${name}: ${text(expected[name])} undisturbed, ${text(found[name])} after kills.`,
    );
}

const text = (value: unknown) => String(JSON.stringify(value)).slice(0, 2000);
