// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidInput } from '../faults.ts';
import { serviceLinkedRoleName } from '../service-linked-role.ts';
import { type RoleRecord, roles } from '../state.ts';
import { roleView } from '../views.ts';

export const createServiceLinkedRole: Operation<'iam', 'CreateServiceLinkedRole'> = (input, ctx) => {
  const service = input.AWSServiceName!;
  if (!/^[\w.-]+\.amazonaws\.com$/.test(service)) throw invalidInput(`Invalid AWS service name: ${service}`);
  const name = serviceLinkedRoleName(service, input.CustomSuffix);
  if (ctx.get(roles, name)) {
    throw invalidInput(
      `Service role name ${name} has been taken in this account, please try a different suffix.`,
    );
  }
  const role: RoleRecord = plain({
    name,
    path: `/aws-service-role/${service}/`,
    id: `AROA${ctx.ids.suffix(17)}`,
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
    }),
    description: input.Description,
    maxSessionSeconds: 3600,
    tags: {},
    createdAt: ctx.now,
    inlinePolicies: {},
    attachedPolicies: [],
  });
  ctx.put(roles, name, role);
  return { Role: roleView(role, ctx) };
};
