// Keys, aliases and grants as the API returns them.
import type { AliasListEntry, GrantListEntry, KeyMetadata, KeyState } from '@aws-sdk/client-kms';
import type { Context } from '../../kernel/context.ts';
import { encryptionAlgorithms, signingAlgorithms, specOf } from './keys/specs.ts';
import { type AliasRecord, type GrantRecord, type KeyRecord, keysById } from './state.ts';

export function keyView(key: KeyRecord, ctx: Context): KeyMetadata {
  const { usage, spec, deletion } = key;
  const kind = specOf(spec);
  return {
    AWSAccountId: ctx.account,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: new Date(key.createdAt),
    Enabled: stateOf(key) === 'Enabled',
    Description: key.description,
    KeyUsage: usage,
    KeyState: stateOf(key),
    ...(deletion?.at !== undefined && { DeletionDate: new Date(deletion.at) }),
    ...(deletion && deletion.at === undefined && { PendingDeletionWindowInDays: deletion.days }),
    Origin: 'AWS_KMS',
    KeyManager: key.manager,
    CustomerMasterKeySpec: spec as NonNullable<KeyMetadata['CustomerMasterKeySpec']>,
    KeySpec: spec,
    ...(usage === 'ENCRYPT_DECRYPT' && { EncryptionAlgorithms: encryptionAlgorithms(spec) }),
    ...(usage === 'SIGN_VERIFY' && { SigningAlgorithms: signingAlgorithms(spec) }),
    ...(usage === 'KEY_AGREEMENT' && { KeyAgreementAlgorithms: ['ECDH' as const] }),
    ...(kind.kind === 'hmac' && { MacAlgorithms: [kind.mac] }),
    ...(kind.kind === 'symmetric' && { CurrentKeyMaterialId: key.material.at(-1)!.id }),
    MultiRegion: key.primaryRegion !== undefined,
    ...(key.primaryRegion !== undefined && { MultiRegionConfiguration: familyOf(key, ctx) }),
  };
}

export function stateOf({ deletion, isEnabled }: KeyRecord): KeyState {
  if (deletion) return deletion.at === undefined ? 'PendingReplicaDeletion' : 'PendingDeletion';
  return isEnabled ? 'Enabled' : 'Disabled';
}

function familyOf(key: KeyRecord, ctx: Context): KeyMetadata['MultiRegionConfiguration'] {
  const family = ctx.by(keysById, key.id);
  const member = ({ arn, region }: KeyRecord) => ({ Arn: arn, Region: region });
  const primary = family.find(isPrimary);
  return {
    MultiRegionKeyType: isPrimary(key) ? 'PRIMARY' : 'REPLICA',
    ...(primary && { PrimaryKey: member(primary) }),
    ReplicaKeys: family.filter((each) => !isPrimary(each)).map(member),
  };
}

export const isPrimary = ({ primaryRegion, region }: KeyRecord): boolean => primaryRegion === region;

export const aliasView = (
  { name, keyArn, createdAt, updatedAt }: AliasRecord,
  ctx: Context,
): AliasListEntry => ({
  AliasName: name,
  AliasArn: ctx.arn('kms', name),
  TargetKeyId: keyArn.slice(keyArn.indexOf('/') + 1),
  CreationDate: new Date(createdAt),
  LastUpdatedDate: new Date(updatedAt),
});

export const grantView = (grant: GrantRecord, ctx: Context): GrantListEntry => ({
  KeyId: grant.keyArn,
  GrantId: grant.id,
  Name: grant.name ?? '',
  CreationDate: new Date(grant.createdAt),
  GranteePrincipal: grant.grantee,
  RetiringPrincipal: grant.retiring,
  IssuingAccount: `arn:aws:iam::${ctx.account}:root`,
  Operations: [...grant.operations],
  Constraints: grant.constraints,
});
