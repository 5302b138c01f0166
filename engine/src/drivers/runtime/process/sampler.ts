// Measures running tasks: memory limits every second, a usage report every five, and sooner where load comes or goes.
import type { TaskUsage } from '../../../contracts/runtime.ts';
import { OutOfDescriptors } from '../../processes/process-table.ts';
import { cpuUnits, enforceLimits, type GroupUse, groupUse, type TaskContainers } from './usage.ts';

const lookEveryMs = 1000;
const reportEvery = 5;
/** CPU time comes in hundredths of a second: what was measured more lately than this says more than a new sample. */
const shortestSampleMs = 1000;
/** So much of a core more or less, and by half of what it was, is load that comes or goes. */
const leastUnits = 20;
const leastShare = 0.5;

/** Undefined when this process has no descriptor left to look with: the next look may have one. */
function groupUseNow(groups: ReadonlySet<number>, strangers: Set<number>): Map<number, GroupUse> | undefined {
  try {
    return groupUse(groups, strangers);
  } catch (error) {
    if (error instanceof OutOfDescriptors) return undefined;
    throw error;
  }
}

const groupsOf = ({ containers, besides = [] }: TaskContainers) => [
  ...containers.map(({ group }) => group),
  ...besides,
];

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>) =>
  a.size === b.size && [...a].every((each) => b.has(each));

export class Sampler {
  readonly #tasks: () => readonly TaskContainers[];
  readonly #report: (usage: readonly TaskUsage[]) => void;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;
  #last = new Map<number, GroupUse>();
  #lastAt = 0;
  #lookedAt = 0;
  #looked = new Map<number, GroupUse>();
  #reportedUnits = 0;
  #groups: ReadonlySet<number> = new Set();
  /** Processes that are of no task: looked at again after a few looks, since ids are used again. */
  readonly #strangers = new Set<number>();
  #looksWithoutStrangers = 0;

  constructor(tasks: () => readonly TaskContainers[], report: (usage: readonly TaskUsage[]) => void) {
    this.#tasks = tasks;
    this.#report = report;
  }

  /** Uses real time, since it measures this machine. Stops when there is no task. */
  start(): void {
    if (this.#timer) return;
    this.#lastAt = performance.now();
    this.#lookedAt = this.#lastAt;
    this.#timer = setInterval(() => this.look(), lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#looks = 0;
    this.#looksWithoutStrangers = 0;
    this.#last.clear();
    this.#looked.clear();
  }

  /** Reports what tasks have used since the last report, unless that was just now. */
  measure(): void {
    if (this.#timer && performance.now() - this.#lastAt >= shortestSampleMs) this.look(true);
  }

  look(isAsked = false): void {
    const tasks = this.#tasks();
    if (tasks.length === 0) {
      this.stop();
      return;
    }
    const groups = new Set(tasks.flatMap(groupsOf));
    if (this.#looksWithoutStrangers === 0 || !isSame(groups, this.#groups)) this.#strangers.clear();
    this.#looksWithoutStrangers = (this.#looksWithoutStrangers + 1) % reportEvery;
    this.#groups = groups;
    const use = groupUseNow(groups, this.#strangers);
    if (!use) return;
    enforceLimits(tasks, use);
    this.#looks += 1;
    const now = performance.now();
    const hasChanged = !isAsked && this.#hasChanged(use, (now - this.#lookedAt) / 1000);
    // What was before the change is no part of the sample.
    const since = hasChanged
      ? { use: this.#looked, at: this.#lookedAt }
      : { use: this.#last, at: this.#lastAt };
    this.#looked = use;
    this.#lookedAt = now;
    if (this.#looks % reportEvery !== 0 && !hasChanged && !isAsked) return;
    this.#looks = 0;
    const seconds = (now - since.at) / 1000;
    const running = tasks.filter((task) => task.containers.length > 0);
    const usage = running.map((task) => this.#usage(task, since.use, use, seconds));
    this.#reportedUnits = usage.reduce((sum, { cpuUnits: units }) => sum + units, 0);
    if (running.length > 0) this.#report(usage);
    this.#last = use;
    this.#lastAt = now;
  }

  /** Against the last report; a task that has just started says nothing yet. */
  #hasChanged(use: ReadonlyMap<number, GroupUse>, seconds: number): boolean {
    if (this.#last.size === 0) return false;
    let units = 0;
    for (const [group, now] of use) {
      const before = this.#looked.get(group);
      if (before) units += cpuUnits(before, now, seconds);
    }
    const difference = Math.abs(units - this.#reportedUnits);
    return difference > leastUnits && difference > leastShare * this.#reportedUnits;
  }

  #usage(
    task: TaskContainers,
    before: ReadonlyMap<number, GroupUse>,
    use: ReadonlyMap<number, GroupUse>,
    seconds: number,
  ): TaskUsage {
    let units = 0;
    let memory = 0;
    for (const group of groupsOf(task)) {
      const now = use.get(group);
      if (!now) continue;
      units += cpuUnits(before.get(group), now, seconds);
      memory += now.memoryMiB;
    }
    const rounded = (value: number) => Math.round(value * 100) / 100;
    return { taskArn: task.taskArn, cpuUnits: rounded(units), memoryMiB: rounded(memory) };
  }
}
