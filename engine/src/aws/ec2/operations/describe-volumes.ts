// EC2 API, DescribeVolumes.
import type { Operation } from '../../../kernel/context.ts';
import { checkMaxResults, select } from '../describe/selection.ts';
import { volumes } from '../views/volume.ts';

export const describeVolumes: Operation<'ec2', 'DescribeVolumes'> = (input, ctx) => {
  checkMaxResults(input.MaxResults, input.VolumeIds, 'volumeSet');
  const { items, NextToken } = select(ctx, volumes, input.VolumeIds, input);
  return { Volumes: items, NextToken };
};
