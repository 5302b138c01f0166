// Follows the run of the pipeline that delivers what `up` has deployed, which is not always the one that runs first.
import type { Clock } from '../clock/clock.ts';
import type { Message } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';
import { firstExecution, followExecution, latestExecution } from './follow-execution.ts';
import type { WatchedTasks } from './watched-tasks.ts';

export interface FirstDelivery {
  readonly pipelineName: string;
  /** The stacks were there before `up`: a run may have begun while they were still being updated. */
  readonly isUpdate: boolean;
  /** The pipeline does not start by itself for what has changed. */
  readonly mustStart: boolean;
  readonly tasks?: WatchedTasks;
}

/** Returns the last execution that it followed, and that one's final status. */
export async function* followFirstDelivery(
  clients: Pick<Clients, 'codePipeline' | 'codeBuild' | 'logs'>,
  clock: Clock,
  { pipelineName, isUpdate, mustStart, tasks }: FirstDelivery,
): AsyncGenerator<Message, { readonly executionId: string; readonly status: string }> {
  const start = async () =>
    (await clients.codePipeline.startPipelineExecution({ name: pipelineName })).pipelineExecutionId ?? '';
  const known = isUpdate ? await latestExecution(clients, pipelineName) : undefined;
  // CodePipeline cancels the run that is under way when its pipeline is updated, and starts no other one for it.
  const isCancelled = known?.status === 'Cancelled';
  let isOlder = !mustStart && known?.status === 'InProgress';
  let executionId =
    mustStart || isCancelled ? await start() : await firstExecution(clients, clock, pipelineName);
  for (;;) {
    const status = yield* followExecution(clients, clock, pipelineName, executionId, tasks);
    const newest = (await latestExecution(clients, pipelineName))?.pipelineExecutionId ?? executionId;
    const isLast = newest === executionId;
    if (status === 'Superseded' && !isLast) {
      executionId = newest;
    } else if (/^(Failed|Cancelled)$/.test(status) && isOlder) {
      const text =
        'That run had begun before the stacks were as they are now. The one after it is what counts.';
      yield { code: 'source-notice', text };
      executionId = isLast ? await start() : newest;
    } else return { executionId, status };
    isOlder = false;
  }
}
