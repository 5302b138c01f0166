// EC2 API, DeleteKeyPair: succeeds even when the key pair does not exist.
import type { Operation } from '../../../kernel/context.ts';
import { findKeyPairByName } from '../find/key-pair.ts';
import { keyPairTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteKeyPair: Operation<'ec2', 'DeleteKeyPair'> = (input, ctx) => {
  const pair = input.KeyPairId
    ? ctx.get(keyPairTable, input.KeyPairId)
    : findKeyPairByName(ctx, input.KeyName);
  if (pair) {
    ctx.delete(keyPairTable, pair.KeyPairId);
    removeTags(ctx, pair.KeyPairId);
  }
  return { Return: true, KeyPairId: pair?.KeyPairId };
};
