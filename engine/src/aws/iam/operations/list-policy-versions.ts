// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { pageByMarker } from '../paging.ts';

export const listPolicyVersions: Operation<'iam', 'ListPolicyVersions'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  const { items, marker } = pageByMarker(policy.versions, (version) => version.id, input);
  return {
    Versions: items.map((version) => ({
      VersionId: version.id,
      IsDefaultVersion: version.id === policy.defaultVersion,
      CreateDate: new Date(version.createdAt),
    })),
    ...marker,
  };
};
