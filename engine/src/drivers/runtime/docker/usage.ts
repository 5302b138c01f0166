// What running containers use, measured by the container engine every few seconds.
import type { TaskUsage } from '../../../contracts/runtime.ts';
import type { EngineApi } from './api/engine-api.ts';
import type { Container } from './container/container.ts';

interface Stats {
  readonly cpu_stats?: { readonly cpu_usage?: { readonly total_usage?: number } };
  readonly memory_stats?: {
    readonly usage?: number;
    readonly stats?: Readonly<Record<string, number>> | null;
  };
}

export interface RunningTask {
  readonly taskArn: string;
  running(): readonly Container[];
}

const everyMs = 5000;

export class Usage {
  readonly #api: EngineApi;
  readonly #tasks: () => readonly RunningTask[];
  readonly #report: (usage: readonly TaskUsage[]) => void;
  /** CPU nanoseconds and when they were read, by container. */
  #last = new Map<string, { readonly cpu: number; readonly at: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    api: EngineApi,
    tasks: () => readonly RunningTask[],
    report: (usage: readonly TaskUsage[]) => void,
  ) {
    this.#api = api;
    this.#tasks = tasks;
    this.#report = report;
  }

  /** Real time, not the clock's: it measures the machine. It stops by itself when there is no task. */
  start(): void {
    this.#timer ??= setTimeout(() => this.#measure(), everyMs).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#last.clear();
  }

  async #measure(): Promise<void> {
    const last = this.#last;
    this.#last = new Map();
    const usage = await Promise.all(
      this.#tasks().map(async (task) => {
        const parts = await Promise.all(task.running().map((container) => this.#of(container.id, last)));
        return {
          taskArn: task.taskArn,
          isRunning: parts.length > 0,
          cpuUnits: round(parts.reduce((sum, each) => sum + each.cpuUnits, 0)),
          memoryMiB: round(parts.reduce((sum, each) => sum + each.memoryMiB, 0)),
        };
      }),
    );
    if (!this.#timer) return;
    const running = usage.filter(({ isRunning }) => isRunning).map(({ isRunning, ...rest }) => rest);
    if (running.length > 0) this.#report(running);
    this.#timer = undefined;
    if (this.#tasks().length > 0) this.start();
  }

  async #of(
    id: string,
    last: ReadonlyMap<string, { readonly cpu: number; readonly at: number }>,
  ): Promise<{ cpuUnits: number; memoryMiB: number }> {
    try {
      const stats = await this.#api.get<Stats>(`/containers/${id}/stats`, {
        query: { stream: false, 'one-shot': true },
      });
      const at = performance.now();
      const cpu = stats.cpu_stats?.cpu_usage?.total_usage ?? 0;
      this.#last.set(id, { cpu, at });
      const before = last.get(id);
      const { usage = 0, stats: detail } = stats.memory_stats ?? {};
      // As `docker stats` shows it: without the file cache.
      const cache = detail?.total_inactive_file ?? detail?.inactive_file ?? 0;
      return {
        cpuUnits: before ? Math.max(0, ((cpu - before.cpu) / 1e6 / (at - before.at)) * 1024) : 0,
        memoryMiB: Math.max(0, usage - cache) / 1024 / 1024,
      };
    } catch {
      // It has just ended.
      return { cpuUnits: 0, memoryMiB: 0 };
    }
  }
}

const round = (value: number) => Math.round(value * 100) / 100;
