// Which roles a service may assume, by their trust policies.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { parseArn } from '../kernel/arn.ts';
import type { Context } from '../kernel/context.ts';
import { AwsFault } from '../kernel/faults.ts';

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Principal?: unknown;
}

/**
 * Whether the role exists in this account, and its trust policy lets the service assume it. Conditions are not evaluated.
 *
 * @param service for example `lambda.amazonaws.com`
 */
export function isAssumable(arn: string, service: string, ctx: Context): boolean {
  const { account, resource = '' } = parseArn(arn) ?? {};
  if (account !== ctx.account || !resource.startsWith('role/')) return false;
  try {
    const { Role } = ctx.call('iam', 'GetRole', { RoleName: resource.split('/').at(-1)! });
    return Role?.Arn === arn && trusts(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''), service);
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') return false;
    throw error;
  }
}

function trusts(policy: string, service: string): boolean {
  const { Statement = [] } = JSON.parse(policy || '{}') as { Statement?: Statement | readonly Statement[] };
  const about = [Statement].flat().filter((one) => isAboutAssuming(one) && names(one.Principal, service));
  return about.some(({ Effect }) => Effect === 'Allow') && !about.some(({ Effect }) => Effect === 'Deny');
}

const isAboutAssuming = ({ Action }: Statement) =>
  [Action].flat().some((action) => /^(\*|sts:(\*|Assume(\*|Role\*?)))$/i.test(String(action)));

function names(principal: unknown, service: string): boolean {
  if (principal === '*') return true;
  const { Service, AWS } = (principal ?? {}) as { Service?: unknown; AWS?: unknown };
  return AWS === '*' || [Service].flat().includes(service);
}
