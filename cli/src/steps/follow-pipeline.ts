// Reports each new execution of a pipeline, for as long as the target is there.
import type { Clock } from '../clock/clock.ts';
import type { ExitCode } from '../command-line/exit-code.ts';
import type { Message } from '../messages/message.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Target } from '../targets/target.ts';
import { deleteFailedService } from './delete-failed-service.ts';
import { followExecution, latestExecution } from './follow-execution.ts';
import type { Happenings } from './happenings.ts';
import { howEngineEnded } from './how-engine-ended.ts';
import type { WatchedTasks } from './watched-tasks.ts';

const pollMs = 100;

export interface Following {
  readonly pipelineName: string;
  readonly serviceUrl: string;
  /** The newest execution that was already reported. */
  readonly lastExecutionId: string;
  /** Tasks that fail between executions are reported too. */
  readonly tasks?: WatchedTasks;
  /** And what else happens between them. */
  readonly happenings?: Happenings;
}

/** Ends when the target is gone, with the exit code for how it ended. */
export async function* followPipeline(
  target: Target,
  clock: Clock,
  system: SystemDescription,
  { pipelineName, serviceUrl, lastExecutionId, tasks, happenings }: Following,
): AsyncGenerator<Message, ExitCode> {
  let last = lastExecutionId;
  for (;;) {
    await clock.delay(pollMs);
    try {
      if (tasks) yield* await tasks.failed.look();
      if (happenings) yield* await happenings.look();
      const execution = await latestExecution(target.clients, pipelineName);
      const executionId = execution?.pipelineExecutionId;
      if (!executionId || executionId === last) continue;
      last = executionId;
      const began = execution.startTime?.getTime() ?? clock.now();
      const commit = execution.sourceRevisions?.[0]?.revisionId;
      yield { code: 'execution-started', executionId, ...(commit && { commit }) };
      const status = yield* followExecution(target.clients, clock, pipelineName, executionId, tasks);
      happenings?.startAfresh();
      if (status === 'Succeeded') {
        yield { code: 'execution-live', executionId, url: serviceUrl, tookMs: clock.now() - began };
      } else {
        yield { code: 'execution-failed', executionId, status };
        yield* deleteFailedService(target.clients, system);
      }
    } catch (error) {
      if (await target.isReachable()) throw error;
      return yield* howEngineEnded(target);
    }
  }
}
