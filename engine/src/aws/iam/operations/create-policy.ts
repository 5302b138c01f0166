// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { policyExists } from '../faults.ts';
import { checkIdentityPolicy } from '../policies/document.ts';
import { quotas } from '../quotas.ts';
import { type ManagedPolicyRecord, managedPolicies } from '../state.ts';
import { tagMap } from '../tags.ts';
import { iamArn, policyView } from '../views.ts';

export const createPolicy: Operation<'iam', 'CreatePolicy'> = (input, ctx) => {
  const name = input.PolicyName!;
  checkName('policyName', name, 128);
  const path = checkedPath(input.Path);
  checkIdentityPolicy(input.PolicyDocument!);
  const arn = iamArn('policy', path, name, ctx);
  // Names are unique across paths.
  if (ctx.all(managedPolicies).some((policy) => policy.name === name)) throw policyExists(name);
  checkQuota(ctx, quotas.policies, ctx.keys(managedPolicies).length + 1);
  const policy: ManagedPolicyRecord = plain({
    arn,
    name,
    path,
    id: `ANPA${ctx.ids.suffix(17)}`,
    description: input.Description,
    tags: tagMap(input.Tags),
    createdAt: ctx.now,
    updatedAt: ctx.now,
    defaultVersion: 'v1',
    lastVersion: 1,
    versions: [{ id: 'v1' as const, document: input.PolicyDocument!, createdAt: ctx.now }],
  });
  ctx.put(managedPolicies, arn, policy);
  return { Policy: policyView(policy, ctx) };
};
