// aws:iam:role
import { type ResourceKind, tagRecord } from './resource-kind.ts';

export const iamRole: ResourceKind = {
  resourceType: 'aws:iam:role',
  description: 'An IAM role',
  parameters: {},
  find({ resourceArns }, ctx) {
    const { Roles = [] } = ctx.call('iam', 'ListRoles', { MaxItems: 1000 });
    return Roles.filter(({ Arn = '' }) => resourceArns?.includes(Arn) ?? true).map((role) => ({
      arn: role.Arn ?? '',
      description: role,
      tags: tagRecord(ctx.call('iam', 'ListRoleTags', { RoleName: role.RoleName }).Tags),
    }));
  },
};
