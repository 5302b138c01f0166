// DeleteTaskDefinitions: only INACTIVE revisions; those that something still uses stay DELETE_IN_PROGRESS.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html
import type { Operation } from '../../../kernel/context.ts';
import { lastSegment } from '../find/references.ts';
import { deploysTaskDefinition } from '../find/services.ts';
import { findTaskDefinition } from '../find/task-definitions.ts';
import { runsTaskDefinition } from '../find/tasks.ts';
import { taskDefinitions } from '../state.ts';
import { taskDefinitionView } from '../views/task-definition.ts';

export const deleteTaskDefinitions: Operation<'ecs', 'DeleteTaskDefinitions'> = (input, ctx) => {
  const deleted = [];
  const failures = [];
  for (const reference of input.taskDefinitions ?? []) {
    const name = lastSegment(reference);
    const record = name.includes(':') ? findTaskDefinition(ctx, reference) : undefined;
    if (!record || record.status === 'ACTIVE') {
      failures.push({
        arn: reference,
        reason: record
          ? 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.'
          : 'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
      });
      continue;
    }
    const updated = { ...record, status: 'DELETE_IN_PROGRESS' as const, deleteRequestedAt: ctx.now };
    const inUse = runsTaskDefinition(ctx, record.arn) || deploysTaskDefinition(ctx, record.arn);
    if (inUse) ctx.put(taskDefinitions, name, updated);
    else ctx.delete(taskDefinitions, name);
    deleted.push(taskDefinitionView(updated));
  }
  return { taskDefinitions: deleted, failures };
};
