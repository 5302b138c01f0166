// Key pairs as DescribeKeyPairs shows them.
import type { KeyPairInfo } from '@aws-sdk/client-ec2';
import { keyPairNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type KeyPairRecord, keyPairTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const keyPairs: Kind<KeyPairRecord, KeyPairInfo> = {
  table: keyPairTable,
  prefix: 'key-',
  idOf: ({ KeyPairId }) => KeyPairId,
  notFound: keyPairNotFound,
  facets: (pair) => ({
    fingerprint: pair.KeyFingerprint,
    'key-name': pair.KeyName,
    'key-pair-id': pair.KeyPairId,
  }),
  view: ({ PublicKey: _, ...pair }, sight) => ({
    ...pair,
    CreateTime: new Date(pair.CreateTime),
    Tags: tagsOf(sight, pair.KeyPairId),
  }),
};
