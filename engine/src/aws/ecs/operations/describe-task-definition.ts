// DescribeTaskDefinition: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
import type { Operation } from '../../../kernel/context.ts';
import { taskDefinitionNotFound } from '../faults.ts';
import { findTaskDefinition } from '../find/task-definitions.ts';
import { taskDefinitionView } from '../views/task-definition.ts';

export const describeTaskDefinition: Operation<'ecs', 'DescribeTaskDefinition'> = (input, ctx) => {
  const record = findTaskDefinition(ctx, input.taskDefinition ?? '');
  if (!record) throw taskDefinitionNotFound();
  return {
    taskDefinition: taskDefinitionView(record),
    tags: input.include?.includes('TAGS') ? [...record.tags] : [],
  };
};
