// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineState.html
// The state of each stage: the execution in it, those that wait for it, and the latest run of each action.
import type {
  ActionDeclaration,
  ActionState,
  StageExecution,
  StageState,
} from '@aws-sdk/client-codepipeline';
import { own } from '../../../kernel/own.ts';
import type { Reader } from '../../../kernel/table.ts';
import { actionsOf, executionsOf, isLive, rulesOf } from '../find.ts';
import type { ActionRecord, ExecutionRecord, PipelineRecord } from '../state.ts';
import { conditionStates } from './conditions.ts';
import { executionType } from './execution.ts';

export function stageStates(pipeline: PipelineRecord, state: Reader): StageState[] {
  const executions = executionsOf(pipeline.name, state);
  const records = actionsOf(pipeline.name, state);
  const rules = rulesOf(pipeline.name, state);
  return pipeline.declaration.stages!.map((stage, index): StageState => {
    const { name, actions = [] } = stage;
    const runs = executions.filter((execution) => own(execution.stages, name));
    const latest = runs.sort((a, b) => own(a.stages, name)!.order - own(b.stages, name)!.order).at(-1);
    const waiting = executions.filter(
      (execution) => isLive(execution) && execution.place === 'waiting' && execution.stage === index,
    );
    const inbound = waiting.map(
      (execution): StageExecution => ({
        pipelineExecutionId: execution.id,
        status: 'InProgress',
        type: executionType(execution),
      }),
    );
    const { retries } = own(latest?.stages, name) ?? {};
    return {
      stageName: name,
      ...(inbound.length > 0 ? { inboundExecution: inbound.at(-1)!, inboundExecutions: inbound } : {}),
      inboundTransitionState: transition(pipeline, name!),
      ...conditionStates(stage, latest, rules),
      actionStates: actions.map((action) =>
        actionState(
          action,
          records.findLast((record) => record.stage === name && record.name === action.name),
          latest,
        ),
      ),
      ...(latest
        ? {
            latestExecution: {
              pipelineExecutionId: latest.id,
              status: own(latest.stages, name)!.status,
              type: executionType(latest),
            },
          }
        : {}),
      ...(retries?.latest
        ? {
            retryStageMetadata: {
              autoStageRetryAttempt: retries.automatic,
              manualStageRetryAttempt: retries.manual,
              latestRetryTrigger: retries.latest,
            },
          }
        : {}),
    };
  });
}

function transition({ disabled }: PipelineRecord, stage: string): StageState['inboundTransitionState'] {
  const change = disabled[stage];
  if (!change) return { enabled: true };
  return { enabled: false, lastChangedAt: new Date(change.at), disabledReason: change.reason };
}

function actionState(
  { name, actionTypeId, configuration = {} }: ActionDeclaration,
  record: ActionRecord | undefined,
  latest: ExecutionRecord | undefined,
): ActionState {
  const revision = actionTypeId?.category === 'Source' ? own(latest?.revisions, name) : undefined;
  return {
    actionName: name,
    ...(revision
      ? {
          currentRevision: {
            revisionId: revision.revisionId,
            revisionChangeId: revision.revisionId,
            created: new Date(record?.updatedAt ?? latest!.startedAt),
          },
          revisionUrl: revision.url,
        }
      : {}),
    ...(record
      ? {
          latestExecution: {
            actionExecutionId: record.id,
            status: record.status,
            summary: record.summary,
            lastStatusChange: new Date(record.updatedAt),
            token: record.status === 'InProgress' ? record.token : undefined,
            externalExecutionId: record.externalExecutionId,
            externalExecutionUrl: record.externalExecutionUrl,
            errorDetails: record.error,
          },
        }
      : {}),
    entityUrl: configuration.ExternalEntityLink,
  };
}
