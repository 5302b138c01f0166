// Changes to a container instance's record. Each one raises the version that the API returns.
import type { Context } from '../../../kernel/context.ts';
import { publishInstanceChange } from '../events.ts';
import { instanceKey } from '../find/container-instances.ts';
import { type ContainerInstanceRecord, containerInstances } from '../state.ts';

export function changeInstance(
  ctx: Context,
  instance: ContainerInstanceRecord,
  change: Partial<ContainerInstanceRecord>,
): ContainerInstanceRecord {
  const changed = { ...instance, ...change, version: instance.version + 1 };
  ctx.put(containerInstances, instanceKey(instance), changed);
  publishInstanceChange(ctx, changed);
  return changed;
}
