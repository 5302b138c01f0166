// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { instanceProfileExists } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type InstanceProfileRecord, instanceProfiles } from '../state.ts';
import { tagMap } from '../tags.ts';
import { instanceProfileView } from '../views.ts';

export const createInstanceProfile: Operation<'iam', 'CreateInstanceProfile'> = (input, ctx) => {
  const name = input.InstanceProfileName!;
  checkName('instanceProfileName', name, 128);
  if (ctx.get(instanceProfiles, name)) throw instanceProfileExists(name);
  checkQuota(ctx, quotas.instanceProfiles, ctx.keys(instanceProfiles).length + 1);
  const profile: InstanceProfileRecord = {
    name,
    path: checkedPath(input.Path),
    id: `AIPA${ctx.ids.suffix(17)}`,
    roles: [],
    tags: tagMap(input.Tags),
    createdAt: ctx.now,
  };
  ctx.put(instanceProfiles, name, profile);
  return { InstanceProfile: instanceProfileView(profile, ctx) };
};
