// EC2 API, DescribeKeyPairs: by id or by name.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { requireKeyPairByName } from '../find/key-pair.ts';
import { keyPairTable } from '../state.ts';
import { keyPairs } from '../views/key-pair.ts';

export const describeKeyPairs: Operation<'ec2', 'DescribeKeyPairs'> = (input, ctx) => {
  const named = (input.KeyNames ?? []).map((name) => requireKeyPairByName(ctx, name).KeyPairId);
  const { items } = select(ctx, keyPairs, [...(input.KeyPairIds ?? []), ...named], {
    Filters: input.Filters,
  });
  return {
    KeyPairs: items.map((pair) => ({
      ...pair,
      PublicKey: input.IncludePublicKey ? ctx.get(keyPairTable, pair.KeyPairId ?? '')?.PublicKey : undefined,
    })),
  };
};
