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
 * @param service for example `lambda.amazonaws.com`; a policy may name it with the region: `codedeploy.us-east-1.amazonaws.com`
 */
export function isAssumable(arn: string, service: string, ctx: Context): boolean {
  const regional = service.replace('.', `.${ctx.region}.`);
  return isOurs(arn, ctx) && trusts(arn, ctx, (principal) => namesService(principal, [service, regional]));
}

/**
 * Whether the service is known not to be able to assume the role. Roles of other accounts are not known here, and pass.
 *
 * @param service for example `codebuild.amazonaws.com`
 */
export const isRefused = (arn: string, service: string, ctx: Context): boolean =>
  isOurs(arn, ctx) && !isAssumable(arn, service, ctx);

/** The same of a role that another role assumes: its trust policy names that role, or the account. */
export const isRefusedTo = (arn: string, assuming: string, ctx: Context): boolean =>
  isOurs(arn, ctx) && !trusts(arn, ctx, (principal) => namesRole(principal, assuming));

/** The ARN of a role of this account, by its name: one without a path when there is no such role. */
export const roleArnOf = (name: string, ctx: Context): string =>
  findRole(name, ctx)?.Arn ?? `arn:aws:iam::${ctx.account}:role/${name}`;

const isOurs = (arn: string, ctx: Context) => parseArn(arn)?.account === ctx.account;

function trusts(arn: string, ctx: Context, isNamed: (principal: unknown) => boolean): boolean {
  const about = trustPolicy(arn, ctx).filter((one) => isAboutAssuming(one) && isNamed(one.Principal));
  return about.some(({ Effect }) => Effect === 'Allow') && !about.some(({ Effect }) => Effect === 'Deny');
}

/** The statements of the role's trust policy: none when there is no such role. */
function trustPolicy(arn: string, ctx: Context): readonly Statement[] {
  const { resource = '' } = parseArn(arn) ?? {};
  const role = resource.startsWith('role/') ? findRole(resource.split('/').at(-1)!, ctx) : undefined;
  if (role?.Arn !== arn) return [];
  const policy = JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument ?? '') || '{}');
  return [(policy as { Statement?: Statement | readonly Statement[] }).Statement ?? []].flat();
}

function findRole(RoleName: string, ctx: Context) {
  try {
    return ctx.call('iam', 'GetRole', { RoleName }).Role;
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') return undefined;
    throw error;
  }
}

const isAboutAssuming = ({ Action }: Statement) =>
  [Action].flat().some((action) => /^(\*|sts:(\*|Assume(\*|Role\*?)))$/i.test(String(action)));

interface Principals {
  readonly Service?: unknown;
  readonly AWS?: unknown;
}

function namesService(principal: unknown, services: readonly string[]): boolean {
  if (principal === '*') return true;
  const { Service, AWS } = (principal ?? {}) as Principals;
  return AWS === '*' || [Service].flat().some((one) => services.includes(String(one)));
}

function namesRole(principal: unknown, arn: string): boolean {
  const { account } = parseArn(arn) ?? {};
  const { AWS } = (principal === '*' ? { AWS: '*' } : (principal ?? {})) as Principals;
  return [AWS]
    .flat()
    .some((one) => ['*', arn, account, `arn:aws:iam::${account}:root`].includes(String(one)));
}
