// The record of a stack that is about to be created.
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { CreateInput } from '../source/stack-input.ts';
import type { StackRecord } from '../state.ts';

export function newStack(
  stackId: string,
  source: StackRecord['source'],
  operationId: string,
  input: CreateInput,
  ctx: Context,
): StackRecord {
  const { stackName, timeoutMinutes, roleArn, reviewed } = input;
  return plain({
    stackId,
    stackName,
    status: 'CREATE_IN_PROGRESS',
    createdAt: reviewed?.createdAt ?? ctx.now,
    ...(reviewed && { updatedAt: ctx.now }),
    source,
    outputs: [],
    imports: [],
    resources: [],
    roleArn,
    caller: ctx.caller,
    disableRollback: input.onFailure === 'DO_NOTHING',
    express: input.express,
    timeoutMinutes,
    stackPolicy: input.stackPolicy,
    terminationProtection: input.terminationProtection ?? false,
    ...input.parent,
    changeSetId: reviewed?.changeSetId,
    lastOperation: { id: operationId, type: 'CREATE_STACK' },
  });
}
