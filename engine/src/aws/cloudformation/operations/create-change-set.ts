// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html

import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { type ChangeSetRecord, changeSets, changeSetsOf } from '../change-sets/change-set.ts';
import { computed, readChangeSet } from '../change-sets/compute.ts';
import type { StackContext } from '../context.ts';
import { stackNotFound, validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { quotas } from '../quotas.ts';
import { putStack } from '../records/put.ts';
import { checkStackName, rollbackDisabled, stackInput } from '../source/stack-input.ts';
import { awaitAnswers, orAwaitMacros } from '../stack/await-macros.ts';
import { checkUpdatable, newStackId } from '../stack/begin.ts';
import { type StackRecord, stackNames } from '../state.ts';

/**
 * AWS computes a change set after the call; here it is complete, or has failed, when the call returns, unless its template has
 * macros, which run first.
 */
export const createChangeSet: Operation<'cloudformation', 'CreateChangeSet', StackContext> = (input, ctx) => {
  const { StackName: stackName = '', ChangeSetName: name = '', ChangeSetType: type = 'UPDATE' } = input;
  if ((type === 'IMPORT') !== (input.ResourcesToImport !== undefined)) {
    throw validationError(
      'ResourcesToImport must be specified for change sets of the type IMPORT, and only for those.',
    );
  }
  if (input.DeploymentMode && type !== 'UPDATE')
    throw validationError(
      `DeploymentMode ${input.DeploymentMode} is only for change sets of the type UPDATE.`,
    );
  const existing = findStack(stackName, ctx);
  checkStack(existing, { stackName, name, type });
  if (!existing) checkQuota(ctx, quotas.stacks, ctx.keys(stackNames).length + 1);
  const given = stackInput(input, existing, ctx);
  const stackId = existing?.stackId ?? newStackId(stackName, ctx);
  if (changeSetsOf(stackId, ctx).some((each) => each.name === name)) {
    throw validationError(`ChangeSet [${name}] already exists`);
  }
  const identity = {
    stackId,
    stackName: existing?.stackName ?? stackName,
    notificationArns: given.notificationArns,
  };
  const id = ctx.arn('cloudformation', `changeSet/${name}/${ctx.ids.uuid()}`);
  const begun: ChangeSetRecord = plain({
    id,
    name,
    stackId,
    stackName: identity.stackName,
    type,
    createdAt: ctx.now,
    description: input.Description,
    status: 'CREATE_IN_PROGRESS',
    executionStatus: 'UNAVAILABLE',
    input: { ...given, parameters: existing?.source.parameters ?? [], roleArn: input.RoleARN },
    onStackFailure: input.OnStackFailure ?? (rollbackDisabled(input) ? 'DO_NOTHING' : undefined),
    toImport: input.ResourcesToImport,
    includeNestedStacks: input.IncludeNestedStacks ?? false,
    changes: [],
  });
  orAwaitMacros(
    () => {
      const read = readChangeSet(begun, given, existing, ctx);
      const stack = existing ?? reviewStack(identity, ctx);
      ctx.put(changeSets, id, computed(begun, given, read, stack, ctx));
    },
    ({ parameters }) => {
      if (!existing) reviewStack(identity, ctx);
      ctx.put(changeSets, id, { ...begun, input: { ...begun.input, parameters: parameters.records } });
      awaitAnswers({ what: 'change-set', id, input: given }, ctx);
    },
  );
  return { Id: id, StackId: stackId };
};

function checkStack(
  existing: StackRecord | undefined,
  { stackName, name, type }: { stackName: string; name: string; type: ChangeSetRecord['type'] },
): void {
  if (type === 'CREATE' || (type === 'IMPORT' && !existing)) {
    checkStackName(stackName);
    if (existing && existing.status !== 'REVIEW_IN_PROGRESS') {
      throw validationError(
        `Stack [${stackName}] already exists and cannot be created again with the changeSet [${name}].`,
      );
    }
  } else if (type === 'UPDATE' || existing?.status !== 'REVIEW_IN_PROGRESS') {
    if (!existing || ['REVIEW_IN_PROGRESS', 'DELETE_COMPLETE'].includes(existing.status)) {
      throw stackNotFound(stackName);
    }
    checkUpdatable(existing);
  }
}

/** A stack that does not exist yet: it waits for its change set to be executed. */
function reviewStack(identity: { stackId: string; stackName: string }, ctx: Context): StackRecord {
  const { stackId, stackName } = identity;
  ctx.put(stackNames, stackName, { stackId });
  const stack: StackRecord = {
    stackId,
    stackName,
    status: 'REVIEW_IN_PROGRESS',
    createdAt: ctx.now,
    source: { templateKey: '', parameters: [], tags: [], capabilities: [], notificationArns: [] },
    outputs: [],
    imports: [],
    resources: [],
    disableRollback: false,
    terminationProtection: false,
  };
  return putStack(stack, 'REVIEW_IN_PROGRESS', ctx, 'User Initiated');
}
