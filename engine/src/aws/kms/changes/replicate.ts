// Makes a replica of a multi-Region key, with the same id and material.
// https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-replicate.html
import type { ReplicateKeyRequest } from '@aws-sdk/client-kms';
import { regionNames } from '../../../contracts/regions.ts';
import type { Context } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalid, keyExists, unsupported } from '../faults.ts';
import { checkEnabled } from '../find.ts';
import { checkPolicy, defaultPolicy } from '../key-policy.ts';
import { quotas } from '../quotas.ts';
import { type KeyRecord, keys, keysByRegion } from '../state.ts';
import { tagsOf } from '../tags.ts';
import { isPrimary } from '../views.ts';

export function replicate(
  primary: KeyRecord,
  region: string,
  ctx: Context,
  {
    Policy,
    Description = '',
    Tags,
    BypassPolicyLockoutSafetyCheck,
  }: Pick<ReplicateKeyRequest, 'Policy' | 'Description' | 'Tags' | 'BypassPolicyLockoutSafetyCheck'>,
): KeyRecord {
  checkEnabled(primary);
  if (!isPrimary(primary))
    throw unsupported(`${primary.arn} is not a multi-Region primary key: it can't be replicated.`);
  if (!regionNames.includes(region)) throw invalid(`${region} is not a Region of this partition.`);
  const policy =
    Policy === undefined ? defaultPolicy(ctx) : checkPolicy(Policy, ctx, BypassPolicyLockoutSafetyCheck);
  const arn = primary.arn.replace(`:${primary.region}:`, `:${region}:`);
  if (ctx.get(keys, arn)) throw keyExists(arn);
  checkQuota(ctx, quotas.keys, ctx.countBy(keysByRegion, region) + 1);
  const { rotation: _ofPrimary, ...shared } = primary;
  const replica: KeyRecord = {
    ...shared,
    arn,
    region,
    policy,
    description: Description,
    tags: tagsOf(Tags),
    createdAt: ctx.now,
  };
  ctx.put(keys, arn, replica);
  return replica;
}
