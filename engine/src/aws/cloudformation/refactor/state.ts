// Stack refactors: resources that move to other stacks, or are renamed, while they stay as they are.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html
import type { StackRefactorExecutionStatus, StackRefactorStatus } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { defineTable } from '../../../kernel/table.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/refactors': RefactorRecord;
  }
}

export interface Location {
  readonly stackName: string;
  readonly logicalId: string;
}

export interface RefactorRecord {
  readonly id: string;
  readonly description?: string;
  readonly status: StackRefactorStatus;
  readonly statusReason?: string;
  readonly executionStatus: StackRefactorExecutionStatus;
  readonly executionStatusReason?: string;
  /** The templates that the stacks are to have. */
  readonly definitions: readonly { readonly stackName: string; readonly body: string }[];
  readonly moves: readonly { readonly from: Location; readonly to: Location; readonly physicalId: string }[];
  readonly createsStacks: boolean;
  readonly stackIds: readonly string[];
}

/** Key: the refactor's id. */
export const refactors = defineTable('cloudformation/refactors');

const refactorNotFound = fault(
  'StackRefactorNotFoundException',
  (id: string) => `Stack refactor ${id} does not exist`,
  404,
);

export function requireRefactor(id: string, ctx: Context): RefactorRecord {
  const found = ctx.get(refactors, id);
  if (!found) throw refactorNotFound(id);
  return found;
}
