// The service role of a stack.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { validationError } from '../faults.ts';

/** @throws ValidationError for a role that does not exist, or that CloudFormation must not assume */
export function requireRole(arn: string, ctx: Context): void {
  const { account, resource = '' } = parseArn(arn) ?? {};
  const isHere = account === ctx.account && resource.startsWith('role/');
  if (!isHere || !isAssumable(arn, resource.split('/').at(-1)!, ctx))
    throw validationError(`Role ${arn} is invalid or cannot be assumed`);
}

function isAssumable(arn: string, RoleName: string, ctx: Context): boolean {
  try {
    const { Role } = ctx.call('iam', 'GetRole', { RoleName });
    const trust = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
    return Role?.Arn === arn && trust.includes('cloudformation.amazonaws.com');
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') return false;
    throw error;
  }
}
