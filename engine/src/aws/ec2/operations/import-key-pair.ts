// EC2 API, ImportKeyPair: an OpenSSH public key.
import type { Operation } from '../../../kernel/context.ts';
import { keyFormat, keyPairDuplicate } from '../faults.ts';
import { findKeyPairByName } from '../find/key-pair.ts';
import { parsePublicKey } from '../key-pairs/fingerprint.ts';
import { keyPairTable } from '../state.ts';
import { addSpecifiedTags, tagsOf } from '../tags/tags.ts';

export const importKeyPair: Operation<'ec2', 'ImportKeyPair'> = (input, ctx) => {
  const KeyName = input.KeyName!;
  if (findKeyPairByName(ctx, KeyName)) throw keyPairDuplicate();
  const PublicKey = Buffer.from(input.PublicKeyMaterial ?? [])
    .toString('utf8')
    .trim();
  const key = parsePublicKey(PublicKey);
  if (!key) throw keyFormat();
  const KeyPairId = `key-0${ctx.ids.hex(16)}`;
  const KeyFingerprint = key.fingerprint;
  ctx.put(keyPairTable, KeyPairId, {
    KeyPairId,
    KeyName,
    KeyType: key.type,
    KeyFingerprint,
    PublicKey,
    CreateTime: ctx.now,
  });
  addSpecifiedTags(ctx, KeyPairId, 'key-pair', input.TagSpecifications);
  return { KeyPairId, KeyName, KeyFingerprint, Tags: tagsOf(ctx, KeyPairId) };
};
