// Pipelines, with the state of their stages and actions.
import type { Cloud } from '../cloud/call.ts';

export interface Pipeline {
  readonly name: string;
  readonly stages: readonly {
    readonly stageName: string;
    readonly inboundTransitionState?: { readonly enabled: boolean };
    readonly latestExecution?: { readonly pipelineExecutionId: string; readonly status: string };
    readonly actionStates: readonly Action[];
  }[];
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
    readonly errorDetails?: { readonly message?: string };
  };
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
