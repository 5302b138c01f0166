// https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html
// The key is disabled afterwards.
import type { Operation } from '../../../kernel/context.ts';
import { notPendingDeletion } from '../faults.ts';
import { requireKeyById } from '../find.ts';
import { keys } from '../state.ts';

export const cancelKeyDeletion: Operation<'kms', 'CancelKeyDeletion'> = (input, ctx) => {
  const { deletion, ...key } = requireKeyById(input.KeyId, ctx);
  if (!deletion) throw notPendingDeletion(key.arn);
  ctx.put(keys, key.arn, { ...key, isEnabled: false });
  return { KeyId: key.arn };
};
