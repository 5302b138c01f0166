// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StartPipelineExecution.html
import type { SourceRevisionOverride } from '@aws-sdk/client-codepipeline';
import type { Context, Operation } from '../../../kernel/context.ts';
import { startExecution } from '../execution/start.ts';
import { actionNotFound, invalid, tooManyExecutions } from '../faults.ts';
import { executionsOf, findSourceAction, isLive, requirePipeline } from '../find.ts';
import { providerOf } from '../providers/list.ts';
import type { PipelineRecord, SourceRevision } from '../state.ts';

export const startPipelineExecution: Operation<'codepipeline', 'StartPipelineExecution'> = (input, ctx) => {
  const pipeline = requirePipeline(input.name!, ctx);
  const token = input.clientRequestToken;
  const earlier = executionsOf(pipeline.name, ctx).find(
    (other) => token && other.clientRequestToken === token,
  );
  if (earlier) return { pipelineExecutionId: earlier.id };
  checkConcurrency(pipeline, ctx);
  const variables = Object.fromEntries((input.variables ?? []).map(({ name, value }) => [name!, value!]));
  const revisions = Object.fromEntries((input.sourceRevisions ?? []).map((each) => revision(each, pipeline)));
  const trigger = {
    triggerType: 'StartPipelineExecution',
    triggerDetail: `arn:aws:iam::${ctx.account}:root`,
  } as const;
  const given = { trigger, variables, revisions, ...(token ? { clientRequestToken: token } : {}) };
  return { pipelineExecutionId: startExecution(pipeline.name, given, ctx) };
};

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const maxConcurrent = 50;

function checkConcurrency({ name, declaration }: PipelineRecord, ctx: Context): void {
  if (declaration.executionMode === 'SUPERSEDED') return;
  if (executionsOf(name, ctx).filter(isLive).length >= maxConcurrent) throw tooManyExecutions(maxConcurrent);
}

function revision(
  { actionName, revisionType, revisionValue }: SourceRevisionOverride,
  pipeline: PipelineRecord,
): [string, SourceRevision] {
  const action = findSourceAction(pipeline, actionName);
  if (!action) throw actionNotFound(pipeline.declaration.stages![0]!.name!, actionName!);
  const { provider, source } = providerOf(action.actionTypeId!)!;
  if (source?.revisionType !== revisionType) {
    throw invalid(
      `The source action ${actionName} (${provider}) takes ${source?.revisionType} as a source revision, not ${revisionType}`,
    );
  }
  return [actionName!, { revisionId: revisionValue! }];
}
