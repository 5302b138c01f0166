// EC2 API, DescribeVolumes.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { volumes } from '../views/volume.ts';

export const describeVolumes: Operation<'ec2', 'DescribeVolumes'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, volumes, input.VolumeIds, input);
  return { Volumes: items, NextToken };
};
