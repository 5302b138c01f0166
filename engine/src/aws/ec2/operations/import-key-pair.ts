// EC2 API, ImportKeyPair: an OpenSSH public key.

import { createHash } from 'node:crypto';
import type { Operation } from '../../../kernel/context.ts';
import { keyFormat, keyPairDuplicate } from '../faults.ts';
import { findKeyPairByName } from '../find/key-pair.ts';
import { keyPairTable } from '../state.ts';
import { addSpecifiedTags, tagsOf } from '../tags/tags.ts';

export const importKeyPair: Operation<'ec2', 'ImportKeyPair'> = (input, ctx) => {
  const KeyName = input.KeyName!;
  if (findKeyPairByName(ctx, KeyName)) throw keyPairDuplicate();
  const PublicKey = Buffer.from(input.PublicKeyMaterial ?? [])
    .toString('utf8')
    .trim();
  const [, kind, body = ''] = /^ssh-(rsa|ed25519)\s+([A-Za-z0-9+/=]+)/.exec(PublicKey) ?? [];
  if (!kind) throw keyFormat();
  const KeyPairId = `key-0${ctx.ids.hex(16)}`;
  const bytes = Buffer.from(body, 'base64');
  const KeyFingerprint =
    kind === 'rsa'
      ? createHash('md5').update(bytes).digest('hex').match(/../g)!.join(':')
      : createHash('sha256').update(bytes).digest('base64');
  ctx.put(keyPairTable, KeyPairId, {
    KeyPairId,
    KeyName,
    KeyType: kind as 'rsa' | 'ed25519',
    KeyFingerprint,
    PublicKey,
    CreateTime: ctx.now,
  });
  addSpecifiedTags(ctx, KeyPairId, 'key-pair', input.TagSpecifications);
  return { KeyPairId, KeyName, KeyFingerprint, Tags: tagsOf(ctx, KeyPairId) };
};
