// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_UpdatePipeline.html
// Executions that are in progress belong to the old structure, and are cancelled.

import type { Context, Operation } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { checkDeclaration } from '../declaration/check.ts';
import { checkCustomTypes } from '../declaration/check-custom-types.ts';
import { checkRoles } from '../declaration/check-roles.ts';
import { masked } from '../declaration/masked.ts';
import { sameStructure, withDefaults } from '../declaration/with-defaults.ts';
import { saveAction, saveExecution } from '../execution/save.ts';
import { actionsOf, executionsOf, isLive, requirePipeline } from '../find.ts';
import { checkSize } from '../quotas.ts';
import { type PipelineRecord, pipelines, pipelineVersions } from '../state.ts';

export const updatePipeline: Operation<'codepipeline', 'UpdatePipeline'> = (input, ctx) => {
  const before = requirePipeline(input.pipeline!.name!, ctx);
  const declaration = withDefaults(input.pipeline!, before.declaration.version! + 1);
  checkSize(ctx, declaration);
  checkDeclaration(declaration, ctx.region);
  checkCustomTypes(declaration, ctx.region, ctx);
  checkRoles(declaration, ctx);
  if (!sameStructure(before.declaration, declaration)) cancelExecutions(before, ctx);
  const kept = Object.entries(before.disabled).filter(([stage]) =>
    declaration.stages!.some(({ name }) => name === stage),
  );
  const disabled = Object.fromEntries(kept);
  ctx.put(pipelines, before.name, { ...before, declaration, disabled, updatedAt: ctx.now });
  ctx.put(pipelineVersions, `${before.name}/${declaration.version}`, declaration);
  return { pipeline: masked(declaration) };
};

function cancelExecutions({ name, declaration }: PipelineRecord, ctx: Context): void {
  for (const action of actionsOf(name, ctx)) {
    if (action.status !== 'InProgress') continue;
    saveAction({ ...action, status: 'Abandoned', updatedAt: ctx.now }, ctx);
  }
  for (const execution of executionsOf(name, ctx).filter(isLive)) {
    const stage = declaration.stages![execution.stage]!.name!;
    const run = own(execution.stages, stage);
    saveExecution(
      {
        ...execution,
        status: 'Cancelled',
        statusSummary: 'The pipeline was updated before the execution could be completed.',
        updatedAt: ctx.now,
        stages: run ? { ...execution.stages, [stage]: { ...run, status: 'Cancelled' } } : execution.stages,
      },
      ctx,
    );
  }
}
