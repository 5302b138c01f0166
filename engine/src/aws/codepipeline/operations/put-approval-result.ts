// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutApprovalResult.html
import type { Operation } from '../../../kernel/context.ts';
import { saveAction } from '../execution/save.ts';
import { actionNotFound, approvalCompleted, invalidApprovalToken } from '../faults.ts';
import { actionsOf, requirePipeline, requireStage } from '../find.ts';

export const putApprovalResult: Operation<'codepipeline', 'PutApprovalResult'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const stage = requireStage(pipeline, input.stageName!);
  const declared = stage.actions!.find(({ name }) => name === input.actionName);
  if (declared?.actionTypeId?.category !== 'Approval') throw actionNotFound(stage.name!, input.actionName!);
  const action = actionsOf(pipeline.name, ctx).find(
    (each) => each.token === input.token && each.stage === stage.name && each.name === declared.name,
  );
  if (!action) throw invalidApprovalToken();
  if (action.status !== 'InProgress' || action.memo.result) throw approvalCompleted();
  const { status, summary } = input.result!;
  saveAction({ ...action, memo: { result: { status, summary } } }, ctx);
  ctx.enqueue('codepipeline/action', action.id);
  return { approvedAt: new Date(ctx.now) };
};
