// https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html
import type { Operation } from '../../../kernel/context.ts';
import { replicate } from '../changes/replicate.ts';
import { requireKeyById } from '../find.ts';
import { keyView } from '../views.ts';

export const replicateKey: Operation<'kms', 'ReplicateKey'> = (input, ctx) => {
  const replica = replicate(requireKeyById(input.KeyId, ctx), input.ReplicaRegion!, ctx, input);
  return {
    ReplicaKeyMetadata: keyView(replica, ctx),
    ReplicaPolicy: replica.policy,
    ReplicaTags: input.Tags ?? [],
  };
};
