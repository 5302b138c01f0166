// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreatePipeline.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkDeclaration } from '../declaration/check.ts';
import { checkCustomTypes } from '../declaration/check-custom-types.ts';
import { checkRoles } from '../declaration/check-roles.ts';
import { masked } from '../declaration/masked.ts';
import { withDefaults } from '../declaration/with-defaults.ts';
import { startExecution } from '../execution/start.ts';
import { pipelineNameInUse } from '../faults.ts';
import { checkSize, quotas } from '../quotas.ts';
import { type PipelineRecord, pipelines, pipelineVersions } from '../state.ts';

export const createPipeline: Operation<'codepipeline', 'CreatePipeline'> = (input, ctx) => {
  const declaration = withDefaults(input.pipeline!, 1);
  checkSize(ctx, declaration);
  checkDeclaration(declaration, ctx.region);
  checkCustomTypes(declaration, ctx.region, ctx);
  checkRoles(declaration, ctx);
  const name = declaration.name!;
  if (ctx.get(pipelines, name)) throw pipelineNameInUse(name);
  checkQuota(ctx, quotas.pipelines, ctx.keys(pipelines).length + 1);
  const pipeline: PipelineRecord = plain({
    name,
    arn: ctx.arn('codepipeline', name),
    declaration,
    tags: input.tags ?? [],
    disabled: {},
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  ctx.put(pipelines, name, pipeline);
  ctx.put(pipelineVersions, `${name}/1`, declaration);
  // The first execution can only start when every variable has a default value.
  if (declaration.variables?.every(({ defaultValue }) => defaultValue !== undefined) ?? true) {
    const trigger = {
      triggerType: 'CreatePipeline',
      triggerDetail: `arn:aws:iam::${ctx.account}:root`,
    } as const;
    startExecution(name, { trigger }, ctx);
  }
  return { pipeline: masked(declaration), tags: [...pipeline.tags] };
};
