// What AWS answers to a request, by all the policies that are about it. Pure: the same policies and request, the same decision.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html

import { parsePolicy, type Statement } from './policies/policy.ts';
import type { AccessRequest } from './request.ts';
import { aboutPrincipal, applies, type NamedAs } from './statements.ts';

export interface NamedPolicy {
  /** An ARN, or the name of an inline policy. */
  readonly name: string;
  /** JSON; undefined where it is not known here: such a policy allows everything. */
  readonly document: string | undefined;
}

/** Policies of one account, that of the principal and of the resource. */
export interface Policies {
  /** The principal's own: inline, managed, and those of a user's groups. */
  readonly identity: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy | undefined;
  /** Given when the session was made; without any, the session is not limited. */
  readonly session?: readonly NamedPolicy[] | undefined;
  readonly resource?: ResourcePolicy | undefined;
}

export interface ResourcePolicy extends NamedPolicy {
  /**
   * Whether nothing is allowed that this policy does not allow: a role's trust policy. Any other only adds to what the
   * principal's own policies allow.
   */
  readonly isRequired?: boolean;
}

/** As AWS names them in its refusals. */
export type PolicyKind =
  | 'identity-based policy'
  | 'permissions boundary'
  | 'session policy'
  | 'resource-based policy';

/** A statement that decided. */
export interface Deciding {
  readonly kind: PolicyKind;
  readonly policy: string;
  readonly sid: string | undefined;
}

export type Decision =
  | { readonly outcome: 'allowed'; readonly by?: Deciding | undefined }
  | { readonly outcome: 'explicitly denied'; readonly by: Deciding }
  /** `missing`: the kind of policy that would have to allow it, and does not. */
  | { readonly outcome: 'implicitly denied'; readonly missing: PolicyKind };

/** @throws nothing: a document that is no policy has no statement */
export function evaluate(request: AccessRequest, policies: Policies): Decision {
  if (request.principal.kind === 'root') return { outcome: 'allowed' };
  const { identity, boundary, session, resource } = policies;
  const found = {
    identity: decisive(identity, 'identity-based policy', request),
    boundary: boundary && decisive([boundary], 'permissions boundary', request),
    session: session && session.length > 0 ? decisive(session, 'session policy', request) : undefined,
    resource: resource && decisive([resource], 'resource-based policy', request),
  };
  const denied =
    found.identity.denied ?? found.boundary?.denied ?? found.session?.denied ?? found.resource?.denied;
  if (denied) return { outcome: 'explicitly denied', by: denied };
  const grant = found.resource?.grantedAs;
  if (resource?.isRequired && grant === undefined)
    return { outcome: 'implicitly denied', missing: 'resource-based policy' };
  if (grant === 'itself') return { outcome: 'allowed', by: found.resource?.allowed };
  const own = found.identity.allowed ?? (grant === 'role' ? found.resource?.allowed : undefined);
  if (!own) return { outcome: 'implicitly denied', missing: 'identity-based policy' };
  if (found.boundary && !found.boundary.allowed)
    return { outcome: 'implicitly denied', missing: 'permissions boundary' };
  if (found.session && !found.session.allowed)
    return { outcome: 'implicitly denied', missing: 'session policy' };
  return { outcome: 'allowed', by: own };
}

interface Decisive {
  readonly denied: Deciding | undefined;
  readonly allowed: Deciding | undefined;
  /** How closely a resource's policy names the principal that it allows. */
  readonly grantedAs: NamedAs | undefined;
}

const closeness: readonly NamedAs[] = ['itself', 'role', 'account'];

function decisive(policies: readonly NamedPolicy[], kind: PolicyKind, request: AccessRequest): Decisive {
  let denied: Deciding | undefined;
  let allowed: Deciding | undefined;
  let grantedAs: NamedAs | undefined;
  for (const { name, document } of policies) {
    if (document === undefined) {
      allowed ??= { kind, policy: name, sid: undefined };
      continue;
    }
    const policy = parsePolicy(document);
    for (const statement of policy.statements) {
      const as = kind === 'resource-based policy' ? aboutPrincipal(statement, request.principal) : 'itself';
      if (as === undefined || !applies(statement, request, policy)) continue;
      const deciding = decidingBy(statement, kind, name);
      if (statement.effect === 'Deny') denied ??= deciding;
      else {
        allowed ??= deciding;
        grantedAs = closeness.find((each) => each === as || each === grantedAs);
      }
    }
  }
  return { denied, allowed, grantedAs };
}

const decidingBy = ({ sid }: Statement, kind: PolicyKind, policy: string): Deciding => ({
  kind,
  policy,
  sid,
});
