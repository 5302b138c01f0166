// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_OverrideStageCondition.html
// The stage goes on as if the condition were met: its actions begin, or it succeeds.
import type { Operation } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { conditionOf } from '../declared-conditions.ts';
import { endCondition } from '../execution/conditions.ts';
import { saveExecution } from '../execution/save.ts';
import { conditionNotOverridable, notLatestExecution } from '../faults.ts';
import { executionsOf, requireExecution, requirePipeline, requireStage } from '../find.ts';
import { executions } from '../state.ts';

export const overrideStageCondition: Operation<'codepipeline', 'OverrideStageCondition'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const declared = requireStage(pipeline, input.stageName!);
  const stage = declared.name!;
  const execution = requireExecution(pipeline, input.pipelineExecutionId!, ctx);
  const kind = input.conditionType!;
  const run = own(execution.conditions, stage)?.[kind];
  const order = own(execution.stages, stage)?.order ?? 0;
  if (executionsOf(pipeline.name, ctx).some((other) => (own(other.stages, stage)?.order ?? 0) > order))
    throw notLatestExecution(execution.id, stage);
  const isHere = pipeline.declaration.stages![execution.stage]?.name === stage;
  const isOpen = run?.status === 'InProgress' || run?.status === 'Failed';
  if (!run || !isOpen || !isHere || conditionOf(declared, kind)?.result === 'SKIP')
    throw conditionNotOverridable(stage, run?.status ?? 'not checked');
  const { statusSummary: _, ...rest } = execution;
  endCondition(rest, kind, { status: 'Overridden', summary: 'Overridden by a user' }, ctx);
  const after = ctx.get(executions, execution.id)!;
  const entered = own(after.stages, stage)!;
  saveExecution(
    {
      ...after,
      status: 'InProgress',
      stages: { ...after.stages, [stage]: { ...entered, status: 'InProgress' } },
    },
    ctx,
  );
  return {};
};
