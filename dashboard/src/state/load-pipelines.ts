// Pipelines, with the state of their stages and actions.
import type { Cloud } from '../cloud/call.ts';

export interface Pipeline {
  readonly name: string;
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly stageName: string;
  readonly inboundTransitionState?: { readonly enabled: boolean; readonly disabledReason?: string };
  readonly latestExecution?: { readonly pipelineExecutionId: string; readonly status: string };
  readonly actionStates: readonly Action[];
}

export interface Action {
  readonly actionName: string;
  readonly currentRevision?: { readonly revisionId: string };
  readonly latestExecution?: {
    readonly status: string;
    readonly summary?: string;
    /** Seconds. */
    readonly lastStatusChange?: number;
    readonly token?: string;
    /** A build's id, for example. */
    readonly externalExecutionId?: string;
    readonly errorDetails?: { readonly message?: string };
  };
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionExecutionDetail.html */
export interface ActionExecution {
  readonly stageName: string;
  readonly actionName: string;
  readonly status: string;
  /** Seconds. */
  readonly startTime: number;
  readonly lastUpdateTime: number;
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecutionSummary.html */
export interface Execution {
  readonly pipelineExecutionId: string;
  readonly status: string;
  /** Seconds. */
  readonly startTime: number;
  readonly lastUpdateTime: number;
  readonly sourceRevisions?: readonly { readonly revisionId: string; readonly revisionSummary?: string }[];
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Build.html */
export interface Build {
  readonly id: string;
  readonly buildStatus: string;
  readonly currentPhase: string;
  /** Seconds. */
  readonly startTime: number;
  readonly endTime?: number;
  readonly logs?: { readonly groupName?: string; readonly streamName?: string };
  readonly phases?: readonly {
    readonly phaseType: string;
    readonly phaseStatus?: string;
    readonly durationInSeconds?: number;
    readonly contexts?: readonly { readonly message?: string }[];
  }[];
}

export async function loadPipelines(cloud: Cloud): Promise<Pipeline[]> {
  const { pipelines = [] } = await cloud.json<{ pipelines?: { name: string }[] }>(
    'codepipeline',
    'ListPipelines',
    {},
  );
  return Promise.all(
    pipelines.map(async ({ name }) => {
      const state = await cloud.json<{ stageStates: Pipeline['stages'] }>(
        'codepipeline',
        'GetPipelineState',
        { name },
      );
      return { name, stages: state.stageStates };
    }),
  );
}

/** The newest executions of a pipeline, newest first. */
export async function executionsOf(cloud: Cloud, pipelineName: string): Promise<readonly Execution[]> {
  const { pipelineExecutionSummaries = [] } = await cloud.json<{ pipelineExecutionSummaries?: Execution[] }>(
    'codepipeline',
    'ListPipelineExecutions',
    { pipelineName, maxResults: 5 },
  );
  return pipelineExecutionSummaries;
}

export async function actionsOf(
  cloud: Cloud,
  pipelineName: string,
  pipelineExecutionId: string,
): Promise<readonly ActionExecution[]> {
  const { actionExecutionDetails = [] } = await cloud.json<{ actionExecutionDetails?: ActionExecution[] }>(
    'codepipeline',
    'ListActionExecutions',
    { pipelineName, filter: { pipelineExecutionId } },
  );
  return actionExecutionDetails;
}

/** @param id of a build; @returns nothing where there is no such build */
export async function buildOf(cloud: Cloud, id: string): Promise<Build | undefined> {
  const { builds = [] } = await cloud.json<{ builds?: Build[] }>('codebuild', 'BatchGetBuilds', {
    ids: [id],
  });
  return builds[0];
}
