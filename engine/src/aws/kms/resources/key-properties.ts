// What AWS::KMS::Key and AWS::KMS::ReplicaKey have in common.
import type { Progress, Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { defaultPolicy } from '../key-policy.ts';
import { keys } from '../state.ts';
import { stateOf } from '../views.ts';
import { retag } from './tags.ts';

export interface KeyProperties {
  readonly Description?: string;
  readonly Enabled?: boolean;
  readonly KeyPolicy?: object;
  readonly PendingWindowInDays?: number;
  readonly BypassPolicyLockoutSafetyCheck?: boolean;
}

/** What can be changed of a key of either kind, apart from its rotation. */
export function applyChanges(KeyId: string, request: ResourceRequest, ctx: Context): void {
  const {
    Description = '',
    Enabled = true,
    KeyPolicy,
    BypassPolicyLockoutSafetyCheck,
  } = request.properties as KeyProperties;
  const known = ctx.call('kms', 'DescribeKey', { KeyId }).KeyMetadata;
  const Policy = KeyPolicy ? JSON.stringify(KeyPolicy) : defaultPolicy(ctx);
  if (known?.Description !== Description) ctx.call('kms', 'UpdateKeyDescription', { KeyId, Description });
  if (ctx.call('kms', 'GetKeyPolicy', { KeyId }).Policy !== Policy)
    ctx.call('kms', 'PutKeyPolicy', { KeyId, Policy, BypassPolicyLockoutSafetyCheck });
  if (known?.Enabled !== Enabled) ctx.call('kms', Enabled ? 'EnableKey' : 'DisableKey', { KeyId });
  retag(KeyId, request, ctx);
}

export function deleteKeyResource(KeyId: string, properties: Properties, ctx: Context): Progress {
  const { PendingWindowInDays = 30 } = properties as KeyProperties;
  const key = ctx.get(keys, ctx.arn('kms', `key/${KeyId}`));
  if (key && !key.deletion) ctx.call('kms', 'ScheduleKeyDeletion', { KeyId, PendingWindowInDays });
  return { status: 'success', physicalId: KeyId };
}

/** Undefined: it is gone, or pending deletion. */
export function readKey(KeyId: string, ctx: Context): object | undefined {
  const key = ctx.get(keys, ctx.arn('kms', `key/${KeyId}`));
  if (!key || key.deletion) return undefined;
  return {
    Description: key.description,
    Enabled: stateOf(key) === 'Enabled',
    KeyPolicy: JSON.parse(key.policy) as object,
    Tags: Object.entries(key.tags).map(([Key, Value]) => ({ Key, Value })),
    KeySpec: key.spec,
    KeyUsage: key.usage,
    MultiRegion: key.primaryRegion !== undefined,
    Origin: 'AWS_KMS',
    EnableKeyRotation: key.rotation !== undefined,
    ...(key.rotation && { RotationPeriodInDays: key.rotation.days }),
  };
}

export const attributesOf = (KeyId: string, ctx: Context) => ({
  KeyId,
  Arn: ctx.call('kms', 'DescribeKey', { KeyId }).KeyMetadata?.Arn,
});
