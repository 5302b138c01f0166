// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html

import type { Operation } from '../../../kernel/context.ts';
import { changeSets, deleteChangeSets, requireChangeSet } from '../change-sets/change-set.ts';
import type { StackContext } from '../context.ts';
import { invalidChangeSetStatus, validationError } from '../faults.ts';
import { executeImport } from '../import/execute.ts';
import { beginCreate, beginUpdate } from '../stack/begin.ts';
import { stacks } from '../state.ts';

export const executeChangeSet: Operation<'cloudformation', 'ExecuteChangeSet', StackContext> = (
  input,
  ctx,
) => {
  const found = requireChangeSet(input.ChangeSetName!, input.StackName, ctx);
  if (found.executionStatus !== 'AVAILABLE') {
    const status = found.status === 'CREATE_COMPLETE' ? found.executionStatus : found.status;
    throw invalidChangeSetStatus(
      `ChangeSet [${found.id}] cannot be executed in its current status of [${status}]`,
    );
  }
  if (found.rootId !== undefined)
    throw validationError(`ChangeSet [${found.id}] is nested: execute the root change set ${found.rootId}.`);
  const stack = ctx.get(stacks, found.stackId)!;
  const given = {
    ...found.input,
    parameters: found.input.parameters.map(({ key, value }) => ({
      ParameterKey: key,
      ParameterValue: value,
    })),
    clientRequestToken: input.ClientRequestToken,
    retainExceptOnCreate: input.RetainExceptOnCreate,
  };
  deleteChangeSets(found.stackId, ctx);
  if (found.type === 'IMPORT') {
    executeImport(stack, found.imports ?? {}, { ...given, changeSetId: found.id }, ctx);
  } else if (found.type === 'CREATE') {
    const onFailure = input.DisableRollback ? 'DO_NOTHING' : (found.onStackFailure ?? 'ROLLBACK');
    const reviewed = { ...stack, changeSetId: found.id };
    beginCreate({ ...given, stackName: found.stackName, onFailure, reviewed }, ctx);
  } else {
    const disableRollback = input.DisableRollback ?? found.onStackFailure === 'DO_NOTHING';
    beginUpdate(stack, { ...given, disableRollback, changeSetId: found.id }, ctx);
  }
  ctx.put(changeSets, found.id, { ...found, executionStatus: 'EXECUTE_COMPLETE' });
  return {};
};
