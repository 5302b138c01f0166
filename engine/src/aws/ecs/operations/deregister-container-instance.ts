// DeregisterContainerInstance: with `force` its tasks are ended, and services start theirs on other instances.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterContainerInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { retireInstance } from '../container-instances/retire-instance.ts';
import { invalidParameter } from '../faults.ts';
import { requireContainerInstance } from '../find/container-instances.ts';
import { tasksOnInstance } from '../find/tasks.ts';
import { containerInstanceView } from '../views/container-instance.ts';

export const deregisterContainerInstance: Operation<'ecs', 'DeregisterContainerInstance'> = (input, ctx) => {
  const instance = requireContainerInstance(ctx, input.cluster, input.containerInstance ?? '');
  if (tasksOnInstance(ctx, instance).length > 0 && input.force !== true)
    throw invalidParameter('Found running tasks on the instance.');
  const retired = retireInstance(ctx, instance, 'Container instance deregistration forced by user.');
  return { containerInstance: containerInstanceView(retired, ctx) };
};
