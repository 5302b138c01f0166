// The service role of a stack.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
import { isAssumable } from '../../../contracts/trusted-role.ts';
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';

/** @throws ValidationError for a role that does not exist, or that CloudFormation must not assume */
export function requireRole(arn: string, ctx: Context): void {
  if (!isAssumable(arn, 'cloudformation.amazonaws.com', ctx))
    throw validationError(`Role ${arn} is invalid or cannot be assumed`);
}
