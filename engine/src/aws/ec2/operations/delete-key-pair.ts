// EC2 API, DeleteKeyPair: succeeds when there is no such pair.
import type { Operation } from '../../../kernel/context.ts';
import { keyPairTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteKeyPair: Operation<'ec2', 'DeleteKeyPair'> = (input, ctx) => {
  const pair = ctx
    .all(keyPairTable)
    .find(({ KeyName, KeyPairId }) => KeyName === input.KeyName || KeyPairId === input.KeyPairId);
  if (pair) {
    ctx.delete(keyPairTable, pair.KeyPairId);
    removeTags(ctx, pair.KeyPairId);
  }
  return { Return: true, KeyPairId: pair?.KeyPairId };
};
