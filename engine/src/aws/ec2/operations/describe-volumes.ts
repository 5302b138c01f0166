// EC2 API, DescribeVolumes.
import type { Operation } from '../../../kernel/context.ts';
import { volumes } from '../kinds/volume.ts';
import { select } from '../selection.ts';

export const describeVolumes: Operation<'ec2', 'DescribeVolumes'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, volumes, input.VolumeIds, input);
  return { Volumes: items, NextToken };
};
