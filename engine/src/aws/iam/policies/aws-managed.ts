// AWS managed policies, such as AmazonSSMManagedInstanceCore. Drydock recognizes them by the form of their ARN: it has
// neither a list of their names nor their documents, so a mistyped name is noticed only on AWS.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import { createHash } from 'node:crypto';
import type { Policy } from '@aws-sdk/client-iam';
import type { Context } from '../../../kernel/context.ts';
import { roles } from '../state.ts';

export function isAwsManaged(arn: string): boolean {
  return /^arn:aws:iam::aws:policy\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/.test(arn);
}

export function awsManagedPolicy(arn: string, ctx: Context): Policy {
  const [, path = '/', name = ''] = /:policy(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
  return {
    PolicyName: name,
    PolicyId: `ANPA${createHash('sha256').update(arn).digest('hex').slice(0, 17).toUpperCase()}`,
    Arn: arn,
    Path: path,
    DefaultVersionId: 'v1',
    AttachmentCount: ctx.all(roles).filter((role) => role.attachedPolicies.includes(arn)).length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: new Date(Date.UTC(2015, 1, 6)),
    UpdateDate: new Date(Date.UTC(2015, 1, 6)),
  };
}
