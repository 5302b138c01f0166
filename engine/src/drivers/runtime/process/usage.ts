// Measures what containers use, by process group, and enforces memory limits.
import { memoryMiB, readProcesses } from '../../processes/process-table.ts';
import { outOfMemory } from '../lifecycle/out-of-memory.ts';
import type { ContainerProcess } from './container.ts';

export interface TaskContainers {
  readonly taskArn: string;
  readonly containers: readonly ContainerProcess[];
  /** Process groups beside the containers' own that count as the task's. */
  readonly besides?: readonly number[];
}

export interface GroupUse {
  readonly cpuSeconds: number;
  readonly memoryMiB: number;
}

/**
 * Current use, by process group id.
 * @param strangers processes of other groups, which are not looked at; those that are found are added
 */
export function groupUse(
  groups: ReadonlySet<number>,
  strangers: Set<number> = new Set(),
): Map<number, GroupUse> {
  const use = new Map<number, GroupUse>();
  for (const row of readProcesses(strangers)) {
    if (!groups.has(row.group)) {
      strangers.add(row.pid);
      continue;
    }
    const before = use.get(row.group) ?? { cpuSeconds: 0, memoryMiB: 0 };
    use.set(row.group, {
      cpuSeconds: before.cpuSeconds + row.cpuSeconds,
      memoryMiB: before.memoryMiB + memoryMiB(row.pid),
    });
  }
  return use;
}

/** Kills containers over their memory limit. */
export function enforceLimits(tasks: readonly TaskContainers[], use: ReadonlyMap<number, GroupUse>): void {
  for (const container of tasks.flatMap((task) => task.containers)) {
    const limit = container.specification.memoryMiB;
    const used = use.get(container.group)?.memoryMiB ?? 0;
    if (limit !== undefined && used > limit) container.kill(outOfMemory);
  }
}

/** CPU units used between two samples: 1024 are one core all the time. */
export function cpuUnits(before: GroupUse | undefined, after: GroupUse, seconds: number): number {
  const used = after.cpuSeconds - (before?.cpuSeconds ?? 0);
  return Math.max(0, (used / seconds) * 1024);
}
