// A caller as policies see it: its ARN, its policies, and the condition keys that are about it.
import type { NamedPolicy, Policies } from '../../authorization/evaluate.ts';
import type { Principal } from '../../authorization/request.ts';
import { managedPolicy, policiesOf, policiesOfUser } from '../../aws/iam/policies/policies-of.ts';
import { type RoleRecord, roles, users } from '../../aws/iam/state.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Context } from '../../kernel/context.ts';

export interface KnownPrincipal {
  readonly principal: Principal;
  readonly policies: Pick<Policies, 'identity' | 'boundary' | 'session'>;
  /** By key in lower case. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

const nameOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/** Undefined for one whose policies are not judged: those of other accounts, and service-linked roles, which are AWS's. */
export function principalOf(caller: Caller, at: Context): KnownPrincipal | undefined {
  const own = caller.kind === 'role' ? caller.roleArn : caller.arn;
  if (own.split(':')[4] !== at.account) return undefined;
  return caller.kind === 'role' ? roleSession(caller, at) : user(caller.arn, at);
}

/** A role that is not there any more allows nothing. */
function roleSession(
  { roleArn, session, policies = [] }: Extract<Caller, { kind: 'role' }>,
  at: Context,
): KnownPrincipal | undefined {
  const found = at.get(roles, nameOf(roleArn));
  const role = found && roleArn === arnOfRole(found, at) ? found : undefined;
  if (roleArn.includes(':role/aws-service-role/')) return undefined;
  const arn = sessionArn(roleArn, session);
  return {
    principal: { kind: 'role', arn, roleArn },
    policies: {
      identity: role ? policiesOf(role, at) : [],
      boundary: boundaryOf(role, at),
      session: policies.map(
        (document, index): NamedPolicy => ({ name: `session policy ${index + 1}`, document }),
      ),
    },
    keys: {
      'aws:principalarn': [roleArn],
      'aws:principaltype': ['AssumedRole'],
      'aws:userid': [`${role?.id ?? ''}:${session}`],
      ...principalTags(role?.tags),
    },
  };
}

function user(arn: string, at: Context): KnownPrincipal {
  const found = at.get(users, nameOf(arn));
  return {
    principal: { kind: 'user', arn },
    policies: { identity: found ? policiesOfUser(found, at) : [], boundary: boundaryOf(found, at) },
    keys: {
      'aws:principalarn': [arn],
      'aws:principaltype': ['User'],
      'aws:userid': [found?.id ?? ''],
      'aws:username': [nameOf(arn)],
      ...principalTags(found?.tags),
    },
  };
}

const arnOfRole = ({ path, name }: RoleRecord, { account }: Context) =>
  `arn:aws:iam::${account}:role${path}${name}`;

/** `arn:aws:sts::111122223333:assumed-role/name/session`. */
export const sessionArn = (roleArn: string, session: string): string =>
  `arn:aws:sts::${roleArn.split(':')[4]}:assumed-role/${nameOf(roleArn)}/${session}`;

const boundaryOf = (holder: { readonly permissionsBoundary?: string } | undefined, at: Context) =>
  holder?.permissionsBoundary === undefined ? undefined : managedPolicy(holder.permissionsBoundary, at);

const principalTags = (tags: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, [value]]),
  );
