// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRegistry.html
import type { Operation } from '../../../kernel/context.ts';
import { registryOf } from '../registry.ts';

export const describeRegistry: Operation<'ecr', 'DescribeRegistry'> = (_input, ctx) => ({
  registryId: ctx.account,
  replicationConfiguration: registryOf(ctx).replication ?? { rules: [] },
});
