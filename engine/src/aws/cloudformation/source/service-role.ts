// The service role of a stack.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
import { isAssumable } from '../../../contracts/trusted-role.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { type StackRecord, stacks } from '../state.ts';

/** @throws ValidationError for a role that does not exist, or that CloudFormation must not assume */
export function requireRole(arn: string, ctx: Context): void {
  if (!isAssumable(arn, 'cloudformation.amazonaws.com', ctx))
    throw validationError(`Role ${arn} is invalid or cannot be assumed`);
}

/**
 * On whose behalf a stack's resources are made: its service role, that of the stack which nests it, or else whoever last created,
 * changed or deleted it. Undefined for the root user.
 */
export function actingFor(stack: StackRecord, ctx: Context): Caller | undefined {
  if (stack.roleArn !== undefined)
    return { kind: 'role', roleArn: stack.roleArn, session: 'AWSCloudFormation' };
  const parent = stack.parentId === undefined ? undefined : ctx.get(stacks, stack.parentId);
  return parent ? actingFor(parent, ctx) : stack.caller;
}
