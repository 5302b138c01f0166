// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RollbackStage.html
import type { Operation } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { rollBack } from '../execution/rollback.ts';
import { executionOutdated, unableToRollBack } from '../faults.ts';
import { requireExecution, requirePipeline, requireStage } from '../find.ts';

export const rollbackStage: Operation<'codepipeline', 'RollbackStage'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const stage = requireStage(pipeline, input.stageName!);
  const target = requireExecution(pipeline, input.targetPipelineExecutionId!, ctx);
  if (pipeline.declaration.executionMode === 'PARALLEL') {
    throw unableToRollBack('Stages of a pipeline in the execution mode PARALLEL cannot be rolled back');
  }
  const index = pipeline.declaration.stages!.indexOf(stage);
  if (index === 0)
    throw unableToRollBack(`Stage ${stage.name} contains the source actions and cannot be rolled back`);
  if (target.version !== pipeline.declaration.version) throw executionOutdated(target.id);
  if (target.rollbackTarget) {
    throw unableToRollBack(`Execution ${target.id} is a rollback and cannot be the target of another`);
  }
  if (own(target.stages, stage.name)?.status !== 'Succeeded') {
    throw unableToRollBack(`Execution ${target.id} has not succeeded in stage ${stage.name}`);
  }
  const trigger = {
    triggerType: 'ManualRollback',
    triggerDetail: `arn:aws:iam::${ctx.account}:root`,
  } as const;
  return { pipelineExecutionId: rollBack(target, index, trigger, ctx) };
};
