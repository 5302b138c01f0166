// The attributes of a container instance, by name.
import type { Attribute } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { requireContainerInstance } from '../find/container-instances.ts';
import { changeInstance } from './change-instance.ts';

/** Of several attributes with the same name, the last one counts. */
export function mergeAttributes(...lists: readonly (readonly Attribute[])[]): Attribute[] {
  const byName = new Map<string, Attribute>();
  for (const { name = '', value } of lists.flat())
    byName.set(name, { name, ...(value === undefined ? {} : { value }) });
  return [...byName.values()];
}

export function changeAttributes(
  ctx: Context,
  cluster: string | undefined,
  { targetId = '' }: Attribute,
  change: (attributes: readonly Attribute[]) => Attribute[],
): void {
  const instance = requireContainerInstance(ctx, cluster, targetId);
  changeInstance(ctx, instance, { attributes: change(instance.attributes) });
}
