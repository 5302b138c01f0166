// EC2 API, CreateKeyPair: a real key pair. The private key is returned once and stored nowhere.
import { generateKeyPairSync } from 'node:crypto';
import type { Operation } from '../../../kernel/context.ts';
import { keyPairDuplicate } from '../faults.ts';
import { findKeyPairByName } from '../find/key-pair.ts';
import { createdFingerprint } from '../key-pairs/fingerprint.ts';
import { keyPairTable } from '../state.ts';
import { addSpecifiedTags, tagsOf } from '../tags/tags.ts';

export const createKeyPair: Operation<'ec2', 'CreateKeyPair'> = (input, ctx) => {
  const KeyName = input.KeyName!;
  if (findKeyPairByName(ctx, KeyName)) throw keyPairDuplicate();
  const KeyType = input.KeyType ?? 'rsa';
  const { privateKey } =
    KeyType === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  const KeyPairId = `key-0${ctx.ids.hex(16)}`;
  const KeyFingerprint = createdFingerprint(KeyType, privateKey);
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
