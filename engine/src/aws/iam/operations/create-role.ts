// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { invalid, roleExists } from '../faults.ts';
import { checkBoundary } from '../policies/boundary.ts';
import { checkTrustPolicy } from '../policies/document.ts';
import { quotas } from '../quotas.ts';
import { type RoleRecord, roles } from '../state.ts';
import { tagMap } from '../tags.ts';
import { roleView } from '../views.ts';

export const createRole: Operation<'iam', 'CreateRole'> = (input, ctx) => {
  const name = input.RoleName!;
  checkName('roleName', name, 64);
  const path = checkedPath(input.Path);
  if (path.startsWith('/aws-service-role/')) {
    throw invalid('The role path /aws-service-role/ is reserved: use CreateServiceLinkedRole.');
  }
  checkTrustPolicy(input.AssumeRolePolicyDocument!, ctx);
  if (input.PermissionsBoundary !== undefined) checkBoundary(input.PermissionsBoundary, ctx);
  if (ctx.get(roles, name)) throw roleExists(name);
  // Service-linked roles do not count (IAM user guide, "IAM and AWS STS quotas").
  const own = ctx.all(roles).filter((role) => !role.path.startsWith('/aws-service-role/'));
  checkQuota(ctx, quotas.roles, own.length + 1);
  const role: RoleRecord = plain({
    name,
    path,
    id: `AROA${ctx.ids.suffix(17)}`,
    trustPolicy: input.AssumeRolePolicyDocument!,
    description: input.Description,
    maxSessionSeconds: input.MaxSessionDuration ?? 3600,
    permissionsBoundary: input.PermissionsBoundary,
    tags: tagMap(input.Tags),
    createdAt: ctx.now,
    inlinePolicies: {},
    attachedPolicies: [],
  });
  ctx.put(roles, name, role);
  return { Role: roleView(role, ctx) };
};
