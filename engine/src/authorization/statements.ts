// Whether a statement is about a request.

import { compileWildcards } from '../kernel/wildcards.ts';
import { conditionsHold } from './conditions/conditions.ts';
import type { Policy, PrincipalElement, Statement } from './policies/policy.ts';
import { compilePattern } from './policies/variables.ts';
import { type AccessRequest, accountOf, type Principal } from './request.ts';

export function applies(statement: Statement, request: AccessRequest, { hasVariables }: Policy): boolean {
  if (!isAboutAction(statement, request.action)) return false;
  if (!isAboutResource(statement, request, hasVariables)) return false;
  const holds = conditionsHold(statement.conditions, { context: request.context, hasVariables });
  return holds === 'unknown' ? statement.effect === 'Allow' : holds;
}

function isAboutAction({ actions, notActions }: Statement, action: string): boolean {
  const name = action.toLowerCase();
  const names = (pattern: string) => {
    const lower = pattern.toLowerCase();
    return lower === name || lower === '*' || (/[*?]/.test(lower) && compileWildcards(lower)(name));
  };
  return notActions ? !notActions.some(names) : (actions ?? []).some(names);
}

/** A trust policy has no resource: it is about its role. */
function isAboutResource(
  { resources, notResources, effect }: Statement,
  { resource, context }: AccessRequest,
  hasVariables: boolean,
): boolean {
  const listed = resources ?? notResources;
  if (listed === undefined) return true;
  if (resource === undefined) return effect === 'Allow' || (resources?.includes('*') ?? false);
  const isListed = listed.some(
    (pattern) => pattern === '*' || compilePattern(pattern, context, hasVariables)?.(resource),
  );
  return resources ? isListed : !isListed;
}

/** How a statement of a resource's policy is about a principal. */
export function aboutPrincipal({ principal, notPrincipal }: Statement, who: Principal): NamedAs | undefined {
  if (notPrincipal) return namedAs(notPrincipal, who) === undefined ? 'itself' : undefined;
  return principal && namedAs(principal, who);
}

/**
 * How an element names a principal: as a session or user, which gets what it is granted whatever else limits it; as the role of
 * the session; or only as its account, whose own policies decide then.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type NamedAs = 'itself' | 'role' | 'account';

export function namedAs(element: PrincipalElement, who: Principal): NamedAs | undefined {
  // Services and identity providers are everyone, too.
  if (element === '*' || element.AWS?.includes('*')) return 'itself';
  if (who.kind === 'service') return includes(element.Service, who.service);
  if (who.kind === 'federated') return includes(element.Federated, who.provider);
  const { AWS = [] } = element;
  if (AWS.includes(who.arn)) return 'itself';
  if (who.kind === 'role' && AWS.includes(who.roleArn)) return 'role';
  const account = accountOf(who) ?? '';
  return AWS.includes(account) || AWS.includes(`arn:aws:iam::${account}:root`) ? 'account' : undefined;
}

const includes = (listed: readonly string[] | undefined, name: string) =>
  listed?.includes(name) || listed?.includes('*') ? ('itself' as const) : undefined;
