// The events that CodePipeline publishes: state changes of executions, of their stages and of their actions.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
import type {
  ActionExecutionStatus,
  ActionTypeId,
  PipelineExecutionStatus,
  StageExecutionStatus,
} from '@aws-sdk/client-codepipeline';
import type { AwsEvent } from '../../contracts/aws-event.ts';
import { own } from '../../kernel/own.ts';
import { plain } from '../../kernel/plain.ts';
import type { ActionRecord, ExecutionRecord, PipelineRecord, StoredArtifact } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'codepipeline/pipeline-execution-state-change': AwsEvent<PipelineExecutionStateChange>;
    'codepipeline/stage-execution-state-change': AwsEvent<StageExecutionStateChange>;
    'codepipeline/action-execution-state-change': AwsEvent<ActionExecutionStateChange>;
  }
}

interface ExecutionDetail {
  readonly pipeline: string;
  readonly 'execution-id': string;
  /** ISO 8601. */
  readonly 'start-time': string;
  /** The version of the pipeline's structure. */
  readonly version: number;
  /** One plus the number of retries of stages in this execution. */
  readonly 'pipeline-execution-attempt': number;
}

export interface PipelineExecutionStateChange extends ExecutionDetail {
  readonly state:
    | 'STARTED'
    | 'RESUMED'
    | 'SUCCEEDED'
    | 'FAILED'
    | 'STOPPING'
    | 'STOPPED'
    | 'CANCELED'
    | 'SUPERSEDED';
  readonly 'execution-trigger': { readonly 'trigger-type': string; readonly 'trigger-detail': string };
}

export interface StageExecutionStateChange extends ExecutionDetail {
  readonly state: 'STARTED' | 'RESUMED' | 'SUCCEEDED' | 'FAILED' | 'STOPPING' | 'STOPPED' | 'CANCELED';
  readonly stage: string;
}

export interface ActionExecutionStateChange extends ExecutionDetail {
  readonly state: 'STARTED' | 'SUCCEEDED' | 'FAILED' | 'CANCELED' | 'ABANDONED';
  readonly stage: string;
  readonly action: string;
  readonly 'action-execution-id': string;
  readonly region: string;
  readonly type: ActionTypeId;
  readonly 'input-artifacts': readonly EventArtifact[];
  readonly 'output-artifacts'?: readonly EventArtifact[];
  readonly 'execution-result'?: {
    readonly 'external-execution-url'?: string;
    readonly 'external-execution-summary'?: string;
    readonly 'external-execution-id'?: string;
    readonly 'error-code'?: string;
  };
}

interface EventArtifact {
  readonly name: string;
  readonly s3location: { readonly bucket: string; readonly key: string };
}

const executionStates: Readonly<
  Record<Exclude<PipelineExecutionStatus, 'InProgress'>, PipelineExecutionStateChange['state']>
> = {
  Succeeded: 'SUCCEEDED',
  Failed: 'FAILED',
  Stopping: 'STOPPING',
  Stopped: 'STOPPED',
  Cancelled: 'CANCELED',
  Superseded: 'SUPERSEDED',
};

const stageStates: Readonly<
  Partial<Record<Exclude<StageExecutionStatus, 'InProgress'>, StageExecutionStateChange['state']>>
> = {
  Succeeded: 'SUCCEEDED',
  Failed: 'FAILED',
  Stopping: 'STOPPING',
  Stopped: 'STOPPED',
  Cancelled: 'CANCELED',
};

const actionStates: Readonly<Record<ActionExecutionStatus, ActionExecutionStateChange['state']>> = {
  InProgress: 'STARTED',
  Succeeded: 'SUCCEEDED',
  Failed: 'FAILED',
  Abandoned: 'ABANDONED',
};

/** `before` is the status that the execution had, undefined when it is new. */
export function executionEvent(
  execution: ExecutionRecord,
  before: PipelineExecutionStatus | undefined,
  pipeline: PipelineRecord,
): AwsEvent<PipelineExecutionStateChange> {
  const { status, trigger } = execution;
  return {
    detailType: 'CodePipeline Pipeline Execution State Change',
    resources: [pipeline.arn],
    detail: {
      ...detailOf(execution, execution.startedAt),
      state: status === 'InProgress' ? startedOrResumed(before) : executionStates[status],
      'execution-trigger': { 'trigger-type': trigger.triggerType, 'trigger-detail': trigger.triggerDetail },
    },
  };
}

/** Undefined for a status that AWS has no event of. */
export function stageEvent(
  execution: ExecutionRecord,
  stage: string,
  before: StageExecutionStatus | undefined,
  pipeline: PipelineRecord,
): AwsEvent<StageExecutionStateChange> | undefined {
  const { status, startedAt } = own(execution.stages, stage)!;
  const state = status === 'InProgress' ? startedOrResumed(before) : stageStates[status];
  return (
    state && {
      detailType: 'CodePipeline Stage Execution State Change',
      resources: [pipeline.arn],
      detail: { ...detailOf(execution, startedAt), stage, state },
    }
  );
}

export function actionEvent(
  action: ActionRecord,
  status: ActionExecutionStatus,
  type: ActionTypeId,
  execution: ExecutionRecord,
  pipeline: PipelineRecord,
  region: string,
): AwsEvent<ActionExecutionStateChange> {
  const ended = status !== 'InProgress';
  return {
    detailType: 'CodePipeline Action Execution State Change',
    resources: [pipeline.arn],
    detail: plain({
      ...detailOf(execution, action.startedAt),
      stage: action.stage,
      action: action.name,
      'action-execution-id': action.id,
      state: actionStates[status],
      region,
      type,
      'input-artifacts': action.inputs.map(artifactOf),
      ...(status === 'Succeeded' && { 'output-artifacts': action.outputs.map(artifactOf) }),
      ...(ended && {
        'execution-result': {
          'external-execution-url': action.externalExecutionUrl,
          'external-execution-summary': action.error?.message ?? action.summary,
          'external-execution-id': action.externalExecutionId,
          'error-code': action.error?.code,
        },
      }),
    }) as ActionExecutionStateChange,
  };
}

const startedOrResumed = (before: string | undefined) => (before === undefined ? 'STARTED' : 'RESUMED');

const detailOf = (
  { pipeline, id, version, stages }: ExecutionRecord,
  startedAt: number,
): ExecutionDetail => ({
  pipeline,
  'execution-id': id,
  'start-time': new Date(startedAt).toISOString(),
  version,
  'pipeline-execution-attempt':
    1 + Object.values(stages).reduce((sum, { retries }) => sum + retries.manual + retries.automatic, 0),
});

const artifactOf = ({ name, bucket, key }: { readonly name: string } & StoredArtifact): EventArtifact => ({
  name,
  s3location: { bucket, key },
});
