// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find.ts';
import { marked } from '../views.ts';

export const listRolePolicies: Operation<'iam', 'ListRolePolicies'> = (input, ctx) => {
  const names = Object.keys(findRole(input.RoleName, ctx).inlinePolicies);
  const { items, marker } = marked(names, (name) => name, input);
  return { PolicyNames: items, ...marker };
};
