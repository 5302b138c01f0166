// EC2 API, CreateKeyPair: a real key pair. The private half is told once and kept nowhere.

import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Operation } from '../../../kernel/context.ts';
import { keyPairDuplicate } from '../faults.ts';
import { findKeyPairByName } from '../find/key-pair.ts';
import { keyPairTable } from '../state.ts';
import { addSpecifiedTags, tagsOf } from '../tags/tags.ts';

export const createKeyPair: Operation<'ec2', 'CreateKeyPair'> = (input, ctx) => {
  const KeyName = input.KeyName!;
  if (findKeyPairByName(ctx, KeyName)) throw keyPairDuplicate();
  const KeyType = input.KeyType ?? 'rsa';
  const { privateKey } =
    KeyType === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const KeyPairId = `key-0${ctx.ids.hex(16)}`;
  // EC2 guide, "Verify the fingerprint": SHA-1 of the private key for RSA, SHA-256 in base64 for ED25519.
  const KeyFingerprint =
    KeyType === 'rsa'
      ? createHash('sha1').update(der).digest('hex').match(/../g)!.join(':')
      : createHash('sha256').update(der).digest('base64');
  ctx.put(keyPairTable, KeyPairId, { KeyPairId, KeyName, KeyType, KeyFingerprint, CreateTime: ctx.now });
  addSpecifiedTags(ctx, KeyPairId, 'key-pair', input.TagSpecifications);
  return {
    KeyPairId,
    KeyName,
    KeyFingerprint,
    KeyMaterial: privateKey
      .export({ type: KeyType === 'rsa' ? 'pkcs1' : 'pkcs8', format: 'pem' } as {
        type: 'pkcs8';
        format: 'pem';
      })
      .toString()
      .trimEnd(),
    Tags: tagsOf(ctx, KeyPairId),
  };
};
