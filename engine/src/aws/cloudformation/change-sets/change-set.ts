// Change sets: their records, lookup and removal.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
import type { ResourceChange, ResourceToImport } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { defineTable } from '../../../kernel/table.ts';
import { changeSetNotFound, stackNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import type { Imports } from '../source/existing-resources.ts';
import type { InvalidResource } from '../source/validate-properties.ts';
import type { ParameterRecord, RollbackRecord, TagRecord } from '../state.ts';
import type { Json } from '../template/json.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/change-sets': ChangeSetRecord;
  }
}

export interface ChangeSetRecord {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly type: 'CREATE' | 'UPDATE' | 'IMPORT';
  readonly createdAt: number;
  readonly description?: string;
  readonly status: 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason?: string;
  readonly executionStatus: 'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_COMPLETE' | 'OBSOLETE';
  /** The input of the create or update that executing it begins, with resolved parameters. */
  readonly input: {
    readonly body: string;
    readonly processed?: string;
    /** What the template's macros have answered. */
    readonly answers?: readonly Json[];
    readonly parameters: readonly ParameterRecord[];
    readonly tags: readonly TagRecord[];
    readonly capabilities: readonly string[];
    readonly notificationArns: readonly string[];
    readonly roleArn?: string;
    readonly disableValidation?: boolean;
    readonly express?: boolean;
    readonly importExisting?: boolean;
    readonly revertDrift?: boolean;
    readonly rollback?: RollbackRecord;
  };
  readonly onStackFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE';
  /** Of the type IMPORT: what the caller names. */
  readonly toImport?: readonly ResourceToImport[];
  /** Physical ids by logical id. */
  readonly imports?: Imports;
  readonly includeNestedStacks: boolean;
  /** Of a nested stack's: the change set of its parent, and that of the root. */
  readonly parentId?: string;
  readonly rootId?: string;
  /** What pre-deployment validation found, and the operation id under which DescribeEvents has it. */
  readonly invalid?: readonly InvalidResource[];
  readonly operationId?: string;
  readonly changes: readonly ResourceChange[];
  /** As DescribeChangeSet answers with IncludePropertyValues. */
  readonly valued?: readonly ResourceChange[];
  /** Why the values are incomplete. */
  readonly incomplete?: string;
}

/** Key: the change set's ARN. */
export const changeSets = defineTable('cloudformation/change-sets');

/** @throws ValidationError for a name without a stack */
export function findChangeSet(
  nameOrId: string,
  stackName: string | undefined,
  ctx: Context,
): ChangeSetRecord | undefined {
  if (nameOrId.startsWith('arn:')) return ctx.get(changeSets, nameOrId);
  if (stackName === undefined) {
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  }
  const stack = requireStack(stackName, ctx, stackNotFound);
  return changeSetsOf(stack.stackId, ctx).find(({ name }) => name === nameOrId);
}

/** @throws ChangeSetNotFound */
export function requireChangeSet(
  nameOrId: string,
  stackName: string | undefined,
  ctx: Context,
): ChangeSetRecord {
  const found = findChangeSet(nameOrId, stackName, ctx);
  if (!found) throw changeSetNotFound(nameOrId);
  return found;
}

/** The change sets that lists show: an executed one is found by its ARN only. */
export function changeSetsOf(stackId: string, ctx: Context): ChangeSetRecord[] {
  return ctx
    .all(changeSets)
    .filter((each) => each.stackId === stackId && each.executionStatus !== 'EXECUTE_COMPLETE');
}

/** Deletes a change set, and those of nested stacks that belong to it. */
export function deleteChangeSet({ id }: Pick<ChangeSetRecord, 'id'>, ctx: Context): void {
  for (const each of ctx.all(changeSets)) if (each.rootId === id) ctx.delete(changeSets, each.id);
  ctx.delete(changeSets, id);
}

export function obsoleteChangeSets(stackId: string, ctx: Context): void {
  for (const each of changeSetsOf(stackId, ctx)) {
    if (each.executionStatus === 'AVAILABLE') {
      ctx.put(changeSets, each.id, { ...each, executionStatus: 'OBSOLETE' });
    }
  }
}

export function deleteChangeSets(stackId: string, ctx: Context): void {
  for (const each of changeSetsOf(stackId, ctx)) deleteChangeSet(each, ctx);
}
