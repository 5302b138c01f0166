// Templates name some members of a target otherwise than the API does: `{ Type: 'spread' }` is `{ type: 'spread' }` there.
import type { Target } from '@aws-sdk/client-scheduler';

type Item = Readonly<Record<string, unknown>>;
interface Lists {
  readonly CapacityProviderStrategy?: readonly Item[];
  readonly PlacementConstraints?: readonly Item[];
  readonly PlacementStrategy?: readonly Item[];
  readonly NetworkConfiguration?: Item;
}

const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const renamed = (item: Item, rename: (name: string) => string) =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [rename(name), value]));

export const apiTarget = (target: Target): Target => withNames(target, lower);
export const declaredTarget = (target: Target): Target => withNames(target, upper);

function withNames(target: Target, rename: (name: string) => string): Target {
  const parameters = target.EcsParameters as (Target['EcsParameters'] & Lists) | undefined;
  if (!parameters) return target;
  const each = (items: readonly Item[] | undefined) => items?.map((item) => renamed(item, rename));
  const { CapacityProviderStrategy, PlacementConstraints, PlacementStrategy, NetworkConfiguration } =
    parameters as Lists;
  return {
    ...target,
    EcsParameters: {
      ...parameters,
      ...(CapacityProviderStrategy && { CapacityProviderStrategy: each(CapacityProviderStrategy) }),
      ...(PlacementConstraints && { PlacementConstraints: each(PlacementConstraints) }),
      ...(PlacementStrategy && { PlacementStrategy: each(PlacementStrategy) }),
      ...(NetworkConfiguration && { NetworkConfiguration: renamed(NetworkConfiguration, rename) }),
    } as Target['EcsParameters'],
  };
}
