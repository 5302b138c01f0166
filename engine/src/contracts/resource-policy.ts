// The grammar of the policies that resources carry, as buckets and repositories do: who may do what. Each service words
// its refusals its own way. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import type { Context } from '../kernel/context.ts';
import { AwsFault } from '../kernel/faults.ts';
import { parseJson } from '../kernel/json.ts';

export type PolicyMember = 'Version' | 'Statement' | 'Effect' | 'Principal' | 'Action' | 'Resource';

/** The first member that is wrong, and whether it is not there at all. */
export interface PolicyProblem {
  readonly member: PolicyMember;
  readonly missing: boolean;
}

export interface PolicyStatement {
  readonly [member: string]: unknown;
}

/**
 * What is wrong with a policy; undefined for one that is right. Resources are the caller's to check: only it knows which
 * ARNs it has.
 *
 * @param service the prefix of the actions that the resource has, for example `s3`
 * @throws SyntaxError where the text is not JSON
 */
export function policyProblem(text: string, service: string, ctx: Context): PolicyProblem | undefined {
  const policy = parseJson(text);
  if (!isRecord(policy)) return { member: 'Statement', missing: true };
  const { Version } = policy;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17')
    return { member: 'Version', missing: false };
  const statements = statementsOf(policy);
  if (statements.length === 0) return { member: 'Statement', missing: true };
  for (const statement of statements) {
    const problem = statementProblem(statement, service, ctx);
    if (problem) return problem;
  }
  return undefined;
}

export function statementsOf(policy: unknown): readonly PolicyStatement[] {
  const { Statement } = isRecord(policy) ? policy : {};
  const found: readonly unknown[] = Statement === undefined ? [] : [Statement].flat();
  return found as readonly PolicyStatement[];
}

function statementProblem(statement: unknown, service: string, ctx: Context): PolicyProblem | undefined {
  if (!isRecord(statement)) return { member: 'Statement', missing: true };
  const { Effect } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') return { member: 'Effect', missing: Effect === undefined };
  const principal = statement.Principal ?? statement.NotPrincipal;
  if (principal === undefined) return { member: 'Principal', missing: true };
  if (invalidPrincipal(principal, ctx)) return { member: 'Principal', missing: false };
  const actions = [statement.Action ?? statement.NotAction ?? []].flat();
  if (actions.length === 0) return { member: 'Action', missing: true };
  const isOurs = (action: unknown) => {
    const [prefix = '', name = '', ...more] = String(action).split(':');
    return (
      action === '*' || (prefix.toLowerCase() === service && more.length === 0 && /^[\w*?]+$/.test(name))
    );
  };
  return actions.every(isOurs) ? undefined : { member: 'Action', missing: false };
}

const kinds: Readonly<Record<string, RegExp>> = {
  AWS: /^(\*|\d{12}|A[A-Z0-9]{15,}|arn:aws[\w-]*:iam::(\d{12}:(root|role\/.+|user\/.+)|cloudfront:user\/.+)|arn:aws[\w-]*:sts::\d{12}:(assumed-role|federated-user)\/.+)$/,
  Service: /^([a-z0-9.-]+\.amazonaws\.com(\.cn)?|\*)$/,
  Federated: /^(\*|arn:aws[\w-]*:iam::\d{12}:(saml|oidc)-provider\/.+|[\w-]+(\.[\w-]+)+)$/,
  CanonicalUser: /^(\*|[0-9a-f]{64})$/,
};

/**
 * The first principal that does not exist or could not, with its kind: `['AWS', 'nope']`. Roles and users of other
 * accounts are taken as they are.
 */
export function invalidPrincipal(
  principal: unknown,
  ctx: Context,
): readonly [kind: string, value: string] | undefined {
  if (principal === '*') return undefined;
  if (!isRecord(principal)) return ['AWS', String(principal)];
  for (const [kind, values] of Object.entries(principal))
    for (const value of [values].flat()) {
      const isValid = kinds[kind]?.test(String(value)) && exists(String(value), ctx);
      if (!isValid) return [kind, String(value)];
    }
  return Object.keys(principal).length === 0 ? ['AWS', ''] : undefined;
}

/** AWS turns an ARN into the id of what it names when the policy is stored. */
function exists(principal: string, ctx: Context): boolean {
  const [, account, kind, path = ''] = /^arn:[\w-]+:iam::(\d{12}):(role|user)\/(.+)$/.exec(principal) ?? [];
  if (account !== ctx.account) return true;
  const name = path.split('/').at(-1)!;
  try {
    if (kind === 'role') return ctx.call('iam', 'GetRole', { RoleName: name }).Role?.Arn === principal;
    return ctx.call('iam', 'GetUser', { UserName: name }).User?.Arn === principal;
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') return false;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
