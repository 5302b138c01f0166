// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { requirePolicy } from '../find.ts';
import { checkIdentityPolicy } from '../policies/document.ts';
import { quotas } from '../quotas.ts';
import { type ManagedPolicyVersion, managedPolicies } from '../state.ts';

export const createPolicyVersion: Operation<'iam', 'CreatePolicyVersion'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  checkIdentityPolicy(input.PolicyDocument!);
  checkQuota(ctx, quotas.versionsPerPolicy, policy.versions.length + 1);
  const version: ManagedPolicyVersion = {
    id: `v${policy.lastVersion + 1}`,
    document: input.PolicyDocument!,
    createdAt: ctx.now,
  };
  const isDefault = input.SetAsDefault ?? false;
  ctx.put(managedPolicies, policy.arn, {
    ...policy,
    lastVersion: policy.lastVersion + 1,
    versions: [...policy.versions, version],
    ...(isDefault ? { defaultVersion: version.id, updatedAt: ctx.now } : {}),
  });
  return {
    PolicyVersion: {
      VersionId: version.id,
      IsDefaultVersion: isDefault,
      CreateDate: new Date(version.createdAt),
    },
  };
};
