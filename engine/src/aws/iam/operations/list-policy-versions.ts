// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html
import type { Operation } from '../../../kernel/context.ts';
import { findPolicy } from '../find.ts';
import { marked } from '../views.ts';

export const listPolicyVersions: Operation<'iam', 'ListPolicyVersions'> = (input, ctx) => {
  const policy = findPolicy(input.PolicyArn, ctx);
  const { items, marker } = marked(policy.versions, (version) => version.id, input);
  return {
    Versions: items.map((version) => ({
      VersionId: version.id,
      IsDefaultVersion: version.id === policy.defaultVersion,
      CreateDate: new Date(version.createdAt),
    })),
    ...marker,
  };
};
