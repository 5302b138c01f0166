// Follows one execution of a pipeline: a message for each action as it ends.
import type { ActionExecutionDetail, PipelineExecutionSummary } from '@aws-sdk/client-codepipeline';
import type { Clock } from '../clock/clock.ts';
import { poll } from '../clock/poll.ts';
import type { Message } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';
import { failedBuildLog } from './build-log.ts';
import { summaryLine } from './summary-line.ts';
import type { WatchedTasks } from './watched-tasks.ts';

const pollMs = 60;
const firstPollMs = 50;

type Needed = Pick<Clients, 'codePipeline' | 'codeBuild' | 'logs'>;

/** Undefined when the pipeline has never run. */
export async function latestExecution(
  { codePipeline }: Pick<Clients, 'codePipeline'>,
  pipelineName: string,
): Promise<PipelineExecutionSummary | undefined> {
  const { pipelineExecutionSummaries = [] } = await codePipeline.listPipelineExecutions({ pipelineName });
  return pipelineExecutionSummaries[0];
}

/** Id of the newest execution; creating a pipeline starts its first one a moment later. */
export async function firstExecution(clients: Needed, clock: Clock, pipelineName: string): Promise<string> {
  const id = await poll(clock, { everyMs: firstPollMs }, async () => {
    const execution = await latestExecution(clients, pipelineName);
    return execution?.pipelineExecutionId;
  });
  return id ?? '';
}

/** Returns the execution's final status: `Succeeded`, `Failed`, `Stopped`, `Superseded` or `Cancelled`. */
export async function* followExecution(
  clients: Needed,
  clock: Clock,
  pipelineName: string,
  executionId: string,
  tasks?: WatchedTasks,
): AsyncGenerator<Message, string> {
  const reported = new Set<string>();
  for (;;) {
    if (tasks) yield* await tasks.starting.look();
    if (tasks) yield* await tasks.failed.look();
    const { pipelineExecution } = await clients.codePipeline.getPipelineExecution({
      pipelineName,
      pipelineExecutionId: executionId,
    });
    const { actionExecutionDetails = [] } = await clients.codePipeline.listActionExecutions({
      pipelineName,
      filter: { pipelineExecutionId: executionId },
    });
    for (const action of actionExecutionDetails.reverse()) {
      const id = action.actionExecutionId ?? '';
      if (reported.has(id) || action.status === 'InProgress') continue;
      reported.add(id);
      yield await outcome(clients, executionId, action);
    }
    const status = pipelineExecution?.status ?? 'Failed';
    if (status !== 'InProgress' && status !== 'Stopping') {
      if (tasks) yield* await tasks.failed.look(true);
      return status;
    }
    await clock.delay(pollMs);
  }
}

async function outcome(
  clients: Needed,
  executionId: string,
  action: ActionExecutionDetail,
): Promise<Message> {
  const { stageName: stage = '', actionName = '', status = '', lastUpdateTime, startTime } = action;
  const tookMs = (lastUpdateTime?.getTime() ?? 0) - (startTime?.getTime() ?? 0);
  const result = action.output?.executionResult;
  const common = { executionId, stage, action: actionName, tookMs };
  if (status === 'Succeeded') {
    return { code: 'action-succeeded', ...common, summary: summaryLine(result?.externalExecutionSummary) };
  }
  return {
    code: 'action-failed',
    ...common,
    status,
    reason: result?.errorDetails?.message ?? result?.externalExecutionSummary ?? status,
    log: await failedBuildLog(clients, result?.externalExecutionId),
  };
}
