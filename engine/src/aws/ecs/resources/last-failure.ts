// Why the newest failed task of a service's deployment stopped: what a stack that waits for the service says.
import type { Reader } from '../../../kernel/table.ts';
import { tasksOfService } from '../find/tasks.ts';
import type { TaskRecord } from '../records/task.ts';

/** A sentence; undefined where no failed task is kept any more. */
export function lastFailure(
  service: { readonly cluster: string; readonly name: string },
  deployment: string | undefined,
  state: Reader,
): string | undefined {
  const failed = tasksOfService(state, service)
    .filter((task) => task.startedBy === deployment && hasFailed(task))
    .sort((a, b) => a.createdAt - b.createdAt)
    .at(-1);
  if (!failed) return undefined;
  const details = failed.containers.flatMap(({ name, exitCode, reason }) =>
    exitCode === undefined && !reason ? [] : [`${name}: ${reason ?? `exit code ${exitCode}`}`],
  );
  const more = details.length > 0 ? ` (${details.join(', ')})` : '';
  return `The last one, ${failed.id}: ${failed.stoppedReason ?? 'it stopped'}${more}.`;
}

/** By itself, or by its health checks. */
const hasFailed = ({ stopCode, stoppedReason = '' }: TaskRecord): boolean =>
  stopCode === 'TaskFailedToStart' ||
  stopCode === 'EssentialContainerExited' ||
  (stopCode === 'ServiceSchedulerInitiated' && /^Task failed /.test(stoppedReason));
