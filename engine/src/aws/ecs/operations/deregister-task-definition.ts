// DeregisterTaskDefinition: running tasks and services of the revision are not touched.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterTaskDefinition.html
import type { Operation } from '../../../kernel/context.ts';
import { clientFault, taskDefinitionNotFound } from '../faults.ts';
import { lastSegment } from '../find/references.ts';
import { findTaskDefinition } from '../find/task-definitions.ts';
import { taskDefinitions } from '../state.ts';
import { taskDefinitionView } from '../views/task-definition.ts';

export const deregisterTaskDefinition: Operation<'ecs', 'DeregisterTaskDefinition'> = (input, ctx) => {
  const name = lastSegment(input.taskDefinition ?? '');
  if (!name.includes(':')) throw clientFault('Revision is missing.');
  const record = findTaskDefinition(ctx, input.taskDefinition ?? '');
  if (!record) throw taskDefinitionNotFound();
  const updated = {
    ...record,
    status: 'INACTIVE' as const,
    deregisteredAt: record.deregisteredAt ?? ctx.now,
  };
  ctx.put(taskDefinitions, name, updated);
  return { taskDefinition: taskDefinitionView(updated) };
};
