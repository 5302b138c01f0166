// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { unsupported } from '../faults.ts';
import { checkPolicy, defaultPolicy } from '../key-policy.ts';
import { newMaterial } from '../keys/material.ts';
import { checkUsage } from '../keys/specs.ts';
import { quotas } from '../quotas.ts';
import { type KeyRecord, keys, keysByRegion } from '../state.ts';
import { tagsOf } from '../tags.ts';
import { keyView } from '../views.ts';

export const createKey: Operation<'kms', 'CreateKey'> = (input, ctx) => {
  const { KeySpec, CustomerMasterKeySpec, KeyUsage, Origin = 'AWS_KMS', MultiRegion } = input;
  if (Origin !== 'AWS_KMS' || input.CustomKeyStoreId !== undefined || input.XksKeyId !== undefined)
    throw unsupported(`Drydock does not simulate keys whose material has the origin ${Origin}.`);
  const spec = KeySpec ?? CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT';
  const usage = checkUsage(spec, KeyUsage);
  const policy =
    input.Policy === undefined
      ? defaultPolicy(ctx)
      : checkPolicy(input.Policy, ctx, input.BypassPolicyLockoutSafetyCheck);
  checkQuota(ctx, quotas.keys, ctx.countBy(keysByRegion, ctx.region) + 1);
  const id = MultiRegion ? `mrk-${ctx.ids.hex(32)}` : ctx.ids.uuid();
  const key: KeyRecord = {
    arn: ctx.arn('kms', `key/${id}`),
    id,
    region: ctx.region,
    spec,
    usage,
    description: input.Description ?? '',
    manager: 'CUSTOMER',
    isEnabled: true,
    policy,
    tags: tagsOf(input.Tags),
    createdAt: ctx.now,
    material: [newMaterial(spec, ctx)],
    ...(MultiRegion && { primaryRegion: ctx.region }),
  };
  ctx.put(keys, key.arn, key);
  return { KeyMetadata: keyView(key, ctx) };
};
