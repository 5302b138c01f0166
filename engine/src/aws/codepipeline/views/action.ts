// An action of an execution, as ListActionExecutions returns it.
import type { ActionExecutionDetail } from '@aws-sdk/client-codepipeline';
import { maskedKeys } from '../declaration/masked.ts';
import { providerOf } from '../providers/list.ts';
import type { ActionRecord, PipelineRecord, StoredArtifact } from '../state.ts';

export function actionView(action: ActionRecord, { declaration }: PipelineRecord): ActionExecutionDetail {
  const stage = declaration.stages!.find(({ name }) => name === action.stage);
  const declared = stage?.actions?.find(({ name }) => name === action.name);
  const secrets = (declared?.actionTypeId && providerOf(declared.actionTypeId)?.secretKeys) ?? [];
  return {
    pipelineExecutionId: action.executionId,
    actionExecutionId: action.id,
    pipelineVersion: action.version,
    stageName: action.stage,
    actionName: action.name,
    startTime: new Date(action.startedAt),
    lastUpdateTime: new Date(action.updatedAt),
    status: action.status,
    input: {
      actionTypeId: declared?.actionTypeId,
      configuration: maskedKeys(declared?.configuration ?? action.configuration, secrets),
      resolvedConfiguration: maskedKeys(action.configuration, secrets),
      roleArn: declared?.roleArn,
      namespace: declared?.namespace,
      inputArtifacts: action.inputs.map(artifactView),
    },
    output: {
      outputArtifacts: action.outputs.map(artifactView),
      executionResult: {
        externalExecutionId: action.externalExecutionId,
        externalExecutionSummary: action.summary,
        externalExecutionUrl: action.externalExecutionUrl,
        errorDetails: action.error,
      },
      outputVariables: { ...action.variables },
    },
  };
}

const artifactView = ({ name, bucket, key }: { readonly name: string } & StoredArtifact) => ({
  name,
  s3location: { bucket, key },
});
