// https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
import type { Operation } from '../../../kernel/context.ts';
import { requireKey } from '../find.ts';
import { keyView } from '../views.ts';

export const describeKey: Operation<'kms', 'DescribeKey'> = (input, ctx) => {
  return { KeyMetadata: keyView(requireKey(input.KeyId, ctx), ctx) };
};
