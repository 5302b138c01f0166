// Follows the run of the pipeline that delivers what `up` has deployed, which is not always the one that runs first.
import type { Clock } from '../clock/clock.ts';
import type { Message } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';
import { followStack, isMoving } from './deploy-stacks.ts';
import { findStack } from './find-stack.ts';
import { firstExecution, followExecution, latestExecution } from './follow-execution.ts';
import type { WatchedTasks } from './watched-tasks.ts';

export interface FirstDelivery {
  readonly pipelineName: string;
  /** The stacks were there before `up`: a run may have begun while they were still being updated. */
  readonly isUpdate: boolean;
  /** The pipeline does not start by itself for what has changed. */
  readonly mustStart: boolean;
  /** The stack that the pipeline deploys the service with. */
  readonly serviceStackName?: string | undefined;
  readonly tasks?: WatchedTasks;
}

/** Returns the last execution that it followed, and that one's final status. */
export async function* followFirstDelivery(
  clients: Pick<Clients, 'cloudFormation' | 'codePipeline' | 'codeBuild' | 'logs'>,
  clock: Clock,
  { pipelineName, isUpdate, mustStart, serviceStackName, tasks }: FirstDelivery,
): AsyncGenerator<Message, { readonly executionId: string; readonly status: string }> {
  const start = async function* (): AsyncGenerator<Message, string> {
    // A run that was cancelled leaves its update of the service's stack under way, and another one would be refused.
    const service = serviceStackName ? await findStack(clients, serviceStackName) : undefined;
    if (service && isMoving(service)) yield* followStack(clients, clock, service.StackId ?? '');
    const { pipelineExecutionId } = await clients.codePipeline.startPipelineExecution({ name: pipelineName });
    return pipelineExecutionId ?? '';
  };
  const known = isUpdate ? await latestExecution(clients, pipelineName) : undefined;
  // CodePipeline cancels the run that is under way when its pipeline is updated, and starts no other one for it.
  const isCancelled = known?.status === 'Cancelled';
  let isOlder = !mustStart && known?.status === 'InProgress';
  let executionId =
    mustStart || isCancelled ? yield* start() : await firstExecution(clients, clock, pipelineName);
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
      executionId = isLast ? yield* start() : newest;
    } else return { executionId, status };
    isOlder = false;
  }
}
