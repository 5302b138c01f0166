// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { pageByMarker } from '../paging.ts';

export const listRolePolicies: Operation<'iam', 'ListRolePolicies'> = (input, ctx) => {
  const names = Object.keys(requireRole(input.RoleName, ctx).inlinePolicies);
  const { items, marker } = pageByMarker(names, (name) => name, input);
  return { PolicyNames: items, ...marker };
};
