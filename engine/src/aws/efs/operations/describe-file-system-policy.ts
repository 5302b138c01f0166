// https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystemPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { policyNotFound } from '../faults.ts';
import { requireFileSystem } from '../find.ts';

export const describeFileSystemPolicy: Operation<'efs', 'DescribeFileSystemPolicy'> = (input, ctx) => {
  const { FileSystemId, policy } = requireFileSystem(ctx, input.FileSystemId);
  if (policy === undefined) throw policyNotFound();
  return { FileSystemId, Policy: policy };
};
