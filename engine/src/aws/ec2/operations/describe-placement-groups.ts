// EC2 API, DescribePlacementGroups: there is none, as none can be created.
import type { Operation } from '../../../kernel/context.ts';

export const describePlacementGroups: Operation<'ec2', 'DescribePlacementGroups'> = () => ({
  PlacementGroups: [],
});
