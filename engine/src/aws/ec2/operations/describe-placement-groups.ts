// EC2 API, DescribePlacementGroups: always empty, because none can be created.
import type { Operation } from '../../../kernel/context.ts';
import { placementGroupUnknown } from '../faults.ts';

export const describePlacementGroups: Operation<'ec2', 'DescribePlacementGroups'> = (input) => {
  const [named] = [...(input.GroupNames ?? []), ...(input.GroupIds ?? [])];
  if (named) throw placementGroupUnknown(named);
  return { PlacementGroups: [] };
};
