// Executions of a pipeline, in full and as summaries.
import type {
  ExecutionType,
  PipelineExecution,
  PipelineExecutionSummary,
} from '@aws-sdk/client-codepipeline';
import { own } from '../../../kernel/own.ts';
import type { ExecutionRecord, PipelineRecord } from '../state.ts';

export const executionType = ({ rollbackTarget }: ExecutionRecord): ExecutionType =>
  rollbackTarget ? 'ROLLBACK' : 'STANDARD';

export function executionView(
  execution: ExecutionRecord,
  { declaration }: PipelineRecord,
): PipelineExecution {
  const variables = Object.entries(execution.variables);
  return {
    pipelineName: execution.pipeline,
    pipelineVersion: execution.version,
    pipelineExecutionId: execution.id,
    status: execution.status,
    statusSummary: execution.statusSummary,
    artifactRevisions: declaration.stages![0]!.actions!.flatMap(({ name, outputArtifacts = [] }) => {
      const revision = own(execution.revisions, name);
      if (!revision) return [];
      return outputArtifacts.map((artifact) => ({
        name: artifact.name,
        revisionId: revision.revisionId,
        revisionSummary: revision.summary ?? revision.message,
        revisionUrl: revision.url,
      }));
    }),
    ...(variables.length > 0
      ? { variables: variables.map(([name, resolvedValue]) => ({ name, resolvedValue })) }
      : {}),
    trigger: execution.trigger,
    executionMode: declaration.executionMode,
    executionType: executionType(execution),
    ...(execution.rollbackTarget
      ? { rollbackMetadata: { rollbackTargetPipelineExecutionId: execution.rollbackTarget } }
      : {}),
  };
}

export function executionSummary(
  execution: ExecutionRecord,
  { declaration }: PipelineRecord,
): PipelineExecutionSummary {
  return {
    pipelineExecutionId: execution.id,
    status: execution.status,
    statusSummary: execution.statusSummary,
    startTime: new Date(execution.startedAt),
    lastUpdateTime: new Date(execution.updatedAt),
    sourceRevisions: Object.entries(execution.revisions).map(([actionName, revision]) => ({
      actionName,
      revisionId: revision.revisionId,
      revisionSummary: revision.summary ?? revision.message,
      revisionUrl: revision.url,
    })),
    trigger: execution.trigger,
    ...(execution.stop ? { stopTrigger: { reason: execution.stop.reason } } : {}),
    executionMode: declaration.executionMode,
    executionType: executionType(execution),
    ...(execution.rollbackTarget
      ? { rollbackMetadata: { rollbackTargetPipelineExecutionId: execution.rollbackTarget } }
      : {}),
  };
}
