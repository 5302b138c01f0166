// https://docs.aws.amazon.com/efs/latest/ug/API_DescribeLifecycleConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFileSystem } from '../find.ts';

export const describeLifecycleConfiguration: Operation<'efs', 'DescribeLifecycleConfiguration'> = (
  input,
  ctx,
) => ({
  LifecyclePolicies: [...requireFileSystem(ctx, input.FileSystemId).lifecyclePolicies],
});
