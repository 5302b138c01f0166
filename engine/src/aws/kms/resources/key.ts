// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
import type { CreateKeyRequest } from '@aws-sdk/client-kms';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import {
  applyChanges,
  attributesOf,
  deleteKeyResource,
  type KeyProperties,
  readKey,
} from './key-properties.ts';
import { tagsOf } from './tags.ts';

interface CustomerKeyProperties
  extends KeyProperties,
    Pick<CreateKeyRequest, 'KeySpec' | 'KeyUsage' | 'MultiRegion' | 'Origin'> {
  readonly EnableKeyRotation?: boolean;
  readonly RotationPeriodInDays?: number;
}

const read = (properties: Properties) => properties as unknown as CustomerKeyProperties;
/** "If you change the value of this property on an existing KMS key, the update request fails." */
const fixed = ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'] as const;

export const keyResource: ResourceType = {
  type: 'AWS::KMS::Key',

  create(request, ctx) {
    const properties = read(request.properties);
    const { KeySpec, KeyUsage, MultiRegion, Origin, Description, KeyPolicy } = properties;
    const { BypassPolicyLockoutSafetyCheck } = properties;
    const { KeyMetadata } = ctx.call('kms', 'CreateKey', {
      KeySpec,
      KeyUsage,
      MultiRegion,
      Origin,
      Description,
      Policy: KeyPolicy && JSON.stringify(KeyPolicy),
      Tags: tagsOf(request),
      BypassPolicyLockoutSafetyCheck,
    });
    const KeyId = KeyMetadata!.KeyId!;
    setRotation(KeyId, properties, ctx);
    if (properties.Enabled === false) ctx.call('kms', 'DisableKey', { KeyId });
    return { status: 'success', physicalId: KeyId };
  },

  update(KeyId, request, ctx) {
    const [before, after] = [read(request.previous), read(request.properties)];
    for (const name of fixed)
      if (before[name] !== after[name])
        throw invalid(`You cannot change the ${name} of an existing KMS key.`);
    // Rotation is changed while the key is enabled, whichever way that changes.
    if (after.Enabled !== false && before.Enabled === false) ctx.call('kms', 'EnableKey', { KeyId });
    if (
      before.EnableKeyRotation !== after.EnableKeyRotation ||
      before.RotationPeriodInDays !== after.RotationPeriodInDays
    )
      setRotation(KeyId, after, ctx);
    applyChanges(KeyId, request, ctx);
    return { status: 'success', physicalId: KeyId };
  },

  delete: (KeyId, { properties }, ctx) => deleteKeyResource(KeyId, properties, ctx),
  unread: ['PendingWindowInDays', 'BypassPolicyLockoutSafetyCheck'],
  read: (KeyId, _properties, ctx) => readKey(KeyId, ctx),
  attributes: attributesOf,
};

function setRotation(
  KeyId: string,
  { EnableKeyRotation = false, RotationPeriodInDays }: CustomerKeyProperties,
  ctx: Context,
): void {
  if (EnableKeyRotation) ctx.call('kms', 'EnableKeyRotation', { KeyId, RotationPeriodInDays });
  else if (ctx.call('kms', 'DescribeKey', { KeyId }).KeyMetadata?.KeySpec === 'SYMMETRIC_DEFAULT')
    ctx.call('kms', 'DisableKeyRotation', { KeyId });
}
