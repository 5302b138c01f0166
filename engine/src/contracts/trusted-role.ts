// Which roles a service may assume, by their trust policies.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { evaluate } from '../authorization/evaluate.ts';
import type { Principal } from '../authorization/request.ts';
import { parseArn } from '../kernel/arn.ts';
import type { Context } from '../kernel/context.ts';
import { AwsFault } from '../kernel/faults.ts';

/**
 * Whether the role exists in this account, and its trust policy lets the service assume it.
 *
 * @param service for example `lambda.amazonaws.com`; a policy may name it with the region: `codedeploy.us-east-1.amazonaws.com`
 */
export function isAssumable(arn: string, service: string, ctx: Context): boolean {
  const regional = service.replace('.', `.${ctx.region}.`);
  return (
    isOurs(arn, ctx) &&
    [service, regional].some((each) => trusts(arn, ctx, { kind: 'service', service: each }))
  );
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
  isOurs(arn, ctx) && !trusts(arn, ctx, { kind: 'role', arn: sessionOf(assuming), roleArn: assuming });

/** The ARN of a role of this account, by its name: one without a path when there is no such role. */
export const roleArnOf = (name: string, ctx: Context): string =>
  findRole(name, ctx)?.Arn ?? `arn:aws:iam::${ctx.account}:role/${name}`;

const isOurs = (arn: string, ctx: Context) => parseArn(arn)?.account === ctx.account;

/** Conditions count as fulfilled where they allow: what the service will be doing is not known yet. */
function trusts(arn: string, ctx: Context, principal: Principal): boolean {
  const { resource = '' } = parseArn(arn) ?? {};
  const role = resource.startsWith('role/') ? findRole(resource.split('/').at(-1)!, ctx) : undefined;
  if (role?.Arn !== arn) return false;
  const document = decodeURIComponent(role.AssumeRolePolicyDocument ?? '');
  const decision = evaluate(
    { principal, action: 'sts:AssumeRole', resource: arn, context: { values: {}, isUnknown: () => true } },
    // Of the other policies, those of the role that assumes it are not asked.
    { identity: [{ name: '', document: undefined }], resource: { name: arn, document, isRequired: true } },
  );
  return decision.outcome === 'allowed';
}

const sessionOf = (roleArn: string) =>
  `arn:aws:sts::${parseArn(roleArn)?.account}:assumed-role/${roleArn.slice(roleArn.lastIndexOf('/') + 1)}/session`;

function findRole(RoleName: string, ctx: Context) {
  try {
    return ctx.call('iam', 'GetRole', { RoleName }).Role;
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') return undefined;
    throw error;
  }
}
