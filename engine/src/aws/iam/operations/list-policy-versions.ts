// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import type { ManagedPolicyVersion } from '../state.ts';

/** `v10` comes before `v9`. */
const newestFirst = ({ id }: ManagedPolicyVersion) => String(10 ** 9 - Number(id.slice(1))).padStart(10, '0');

export const listPolicyVersions: Operation<'iam', 'ListPolicyVersions'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  const { items, marker } = pageByMarker(policy.versions, newestFirst, input);
  return {
    Versions: items.map((version) => ({
      VersionId: version.id,
      IsDefaultVersion: version.id === policy.defaultVersion,
      CreateDate: new Date(version.createdAt),
    })),
    ...marker,
  };
};
