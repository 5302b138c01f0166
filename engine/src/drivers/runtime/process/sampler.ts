// Measures running tasks: memory limits every second, a usage report every five.
import type { TaskUsage } from '../../../contracts/runtime.ts';
import { OutOfDescriptors } from '../../processes/process-table.ts';
import { cpuUnits, enforceLimits, type GroupUse, groupUse, type TaskContainers } from './usage.ts';

const lookEveryMs = 1000;
const reportEvery = 5;

/** Undefined when this process has no descriptor left to look with: the next look may have one. */
function groupUseNow(groups: ReadonlySet<number>): Map<number, GroupUse> | undefined {
  try {
    return groupUse(groups);
  } catch (error) {
    if (error instanceof OutOfDescriptors) return undefined;
    throw error;
  }
}

const groupsOf = ({ containers, besides = [] }: TaskContainers) => [
  ...containers.map(({ group }) => group),
  ...besides,
];

export class Sampler {
  readonly #tasks: () => readonly TaskContainers[];
  readonly #report: (usage: readonly TaskUsage[]) => void;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;
  #last = new Map<number, GroupUse>();
  #lastAt = 0;

  constructor(tasks: () => readonly TaskContainers[], report: (usage: readonly TaskUsage[]) => void) {
    this.#tasks = tasks;
    this.#report = report;
  }

  /** Uses real time, since it measures this machine. Stops when there is no task. */
  start(): void {
    if (this.#timer) return;
    this.#lastAt = performance.now();
    this.#timer = setInterval(() => this.look(), lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#looks = 0;
    this.#last.clear();
  }

  look(): void {
    const tasks = this.#tasks();
    if (tasks.length === 0) {
      this.stop();
      return;
    }
    const groups = new Set(tasks.flatMap(groupsOf));
    const use = groupUseNow(groups);
    if (!use) return;
    enforceLimits(tasks, use);
    this.#looks += 1;
    if (this.#looks % reportEvery !== 0) return;
    const now = performance.now();
    const seconds = (now - this.#lastAt) / 1000;
    const running = tasks.filter((task) => task.containers.length > 0);
    if (running.length > 0) this.#report(running.map((task) => this.#usage(task, use, seconds)));
    this.#last = use;
    this.#lastAt = now;
  }

  #usage(task: TaskContainers, use: ReadonlyMap<number, GroupUse>, seconds: number): TaskUsage {
    let units = 0;
    let memory = 0;
    for (const group of groupsOf(task)) {
      const now = use.get(group);
      if (!now) continue;
      units += cpuUnits(this.#last.get(group), now, seconds);
      memory += now.memoryMiB;
    }
    const rounded = (value: number) => Math.round(value * 100) / 100;
    return { taskArn: task.taskArn, cpuUnits: rounded(units), memoryMiB: rounded(memory) };
  }
}
