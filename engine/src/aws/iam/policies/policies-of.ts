// The policies that decide for a role, a user or a group, with their documents.
import type { NamedPolicy } from '../../../authorization/evaluate.ts';
import type { Context } from '../../../kernel/context.ts';
import { groupsOf } from '../find.ts';
import { managedPolicies, type PolicyHolder, type UserRecord } from '../state.ts';
import { awsManagedDocument } from './aws-managed.ts';

/** Inline ones, and managed ones with their default version; a user's groups have theirs too. */
export function policiesOf(holder: PolicyHolder, ctx: Context): NamedPolicy[] {
  const inline = Object.entries(holder.inlinePolicies).map(([name, document]) => ({ name, document }));
  return [...inline, ...holder.attachedPolicies.map((arn) => managedPolicy(arn, ctx))];
}

export const policiesOfUser = (user: UserRecord, ctx: Context): NamedPolicy[] =>
  [user, ...groupsOf(user.name, ctx)].flatMap((holder) => policiesOf(holder, ctx));

/** That of most AWS managed policies is not known. */
export function managedPolicy(arn: string, ctx: Context): NamedPolicy {
  const own = ctx.get(managedPolicies, arn);
  if (!own) return { name: arn, document: awsManagedDocument(arn) };
  return { name: arn, document: own.versions.find(({ id }) => id === own.defaultVersion)?.document };
}
