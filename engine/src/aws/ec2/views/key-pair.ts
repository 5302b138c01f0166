// Key pairs as DescribeKeyPairs returns them.
import type { KeyPairInfo } from '@aws-sdk/client-ec2';
import { requireKeyPair } from '../find/require.ts';
import { type KeyPairRecord, keyPairTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const keyPairs: Kind<KeyPairRecord, KeyPairInfo> = {
  table: keyPairTable,
  require: requireKeyPair,
  idOf: ({ KeyPairId }) => KeyPairId,
  facets: (pair) => ({
    fingerprint: pair.KeyFingerprint,
    'key-name': pair.KeyName,
    'key-pair-id': pair.KeyPairId,
  }),
  view: ({ PublicKey: _, ...pair }, ctx) => ({
    ...pair,
    CreateTime: new Date(pair.CreateTime),
    Tags: tagsOf(ctx, pair.KeyPairId),
  }),
};
