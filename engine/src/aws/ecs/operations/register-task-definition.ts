import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { parseExpression } from '../placement/expression.ts';
import { quotas } from '../quotas.ts';
import { families, type TaskDefinitionRecord, taskDefinitions } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { withDefaults } from '../task-definitions/defaults.ts';
import { refuseUnsimulatedDefinition } from '../task-definitions/unsimulated.ts';
import { validateTaskDefinition } from '../task-definitions/validate-task-definition.ts';
import { taskDefinitionView } from '../views/task-definition.ts';

export const registerTaskDefinition: Operation<'ecs', 'RegisterTaskDefinition'> = (input, ctx) => {
  const family = input.family ?? '';
  checkQuota(ctx, quotas.containersPerTaskDefinition, input.containerDefinitions?.length ?? 0);
  checkQuota(ctx, quotas.taskDefinitionSize, Buffer.byteLength(JSON.stringify(input)));
  validateTaskDefinition(input, family);
  refuseUnsimulatedDefinition(input, ctx);
  for (const { type, expression } of input.placementConstraints ?? [])
    if (type === 'memberOf') parseExpression(expression ?? '');
  const revision = (ctx.get(families, family)?.lastRevision ?? 0) + 1;
  checkQuota(ctx, quotas.revisionsPerFamily, revision);
  const { tags, ...definition } = input;
  const record: TaskDefinitionRecord = plain({
    arn: ctx.arn('ecs', `task-definition/${family}:${revision}`),
    family,
    revision,
    status: 'ACTIVE' as const,
    definition: {
      ...definition,
      containerDefinitions: (input.containerDefinitions ?? []).map((c) => withDefaults(c, input)),
      volumes: input.volumes ?? [],
      placementConstraints: input.placementConstraints ?? [],
    },
    tags: mergeTags(tags),
    registeredAt: ctx.now,
  });
  ctx.put(families, family, { lastRevision: revision });
  ctx.put(taskDefinitions, `${family}:${revision}`, record);
  return { taskDefinition: taskDefinitionView(record), tags: [...record.tags] };
};
