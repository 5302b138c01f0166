// What a container uses, as Docker's API gives it and the metadata endpoint passes it on.
// https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerStats
import { cpus, totalmem } from 'node:os';
import { readProcesses } from '../../processes/process-table.ts';
import type { ContainerProcess } from './container.ts';
import { groupUse } from './usage.ts';

interface CpuStats {
  readonly cpu_usage: { readonly total_usage: number };
  readonly system_cpu_usage: number;
  readonly online_cpus: number;
}

const bytesPerMiB = 1024 * 1024;

/** Reads what the containers of a task use; remembers the last reading of each, which is part of the next. */
export class Stats {
  readonly #last = new Map<string, { readonly read: string; readonly cpu: CpuStats }>();

  of(container: ContainerProcess, nowMs: number): object {
    const { group, specification } = container;
    const { cpuSeconds = 0, memoryMiB = 0 } = groupUse(new Set([group])).get(group) ?? {};
    const processors = cpus();
    const cpu: CpuStats = {
      cpu_usage: { total_usage: Math.round(cpuSeconds * 1e9) },
      system_cpu_usage: processors.reduce(
        (sum, { times }) => sum + (times.user + times.nice + times.sys + times.idle + times.irq) * 1e6,
        0,
      ),
      online_cpus: processors.length,
    };
    const read = new Date(nowMs).toISOString();
    const before = this.#last.get(specification.name);
    this.#last.set(specification.name, { read, cpu });
    return {
      read,
      preread: before?.read ?? '0001-01-01T00:00:00Z',
      name: specification.name,
      num_procs: 0,
      pids_stats: { current: readProcesses().filter((row) => row.group === group).length },
      cpu_stats: cpu,
      precpu_stats: before?.cpu ?? { cpu_usage: { total_usage: 0 } },
      memory_stats: {
        usage: Math.round(memoryMiB * bytesPerMiB),
        limit: specification.memoryMiB === undefined ? totalmem() : specification.memoryMiB * bytesPerMiB,
        stats: {},
      },
    };
  }
}
