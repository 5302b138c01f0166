// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html

import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { type ChangeSetRecord, changeSets, changeSetsOf } from '../change-sets/change-set.ts';
import { resourceChanges } from '../change-sets/changes.ts';
import { validationFailed } from '../change-sets/validation-events.ts';
import type { StackContext } from '../context.ts';
import { stackNotFound, validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { quotas } from '../quotas.ts';
import { putStack } from '../records/put.ts';
import { checkCapabilities } from '../source/capabilities.ts';
import { hasChanges } from '../source/compare.ts';
import { liveScope } from '../source/live-scope.ts';
import { type Prepared, prepare, readTemplate } from '../source/prepare.ts';
import { checkResourceTypes } from '../source/resource-types.ts';
import { checkStackName, stackInput } from '../source/stack-input.ts';
import { preparedOf } from '../source/stored-source.ts';
import { invalidResources } from '../source/validate-properties.ts';
import { checkUpdatable, newStackId } from '../stack/begin.ts';
import { exportsTable, type StackRecord, stackNames } from '../state.ts';
import { evaluate } from '../template/evaluate.ts';
import { resourcesOf } from '../views.ts';

const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** AWS computes a change set after the call; here it is complete, or has failed, when the call returns. */
export const createChangeSet: Operation<'cloudformation', 'CreateChangeSet', StackContext> = (input, ctx) => {
  const { StackName: stackName = '', ChangeSetName: name = '', ChangeSetType: type = 'UPDATE' } = input;
  if (type !== 'CREATE' && type !== 'UPDATE') {
    throw validationError('Drydock does not support the import of resources yet.');
  }
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
  const previous = existing?.source.parameters ?? [];
  const { template, processed } = readTemplate(given.body, ctx, {
    given: given.parameters,
    previous,
    stack: identity,
  });
  const after = prepare(template, given.parameters, previous, identity, ctx);
  checkCapabilities(template, given.capabilities, true);
  checkResourceTypes(template, given.resourceTypes);
  const stack = existing ?? reviewStack(identity, ctx);
  const isEmpty = type === 'UPDATE' && !hasChanges(stack, after, given.tags, ctx);
  const invalid = isEmpty || given.disableValidation ? [] : invalidResources(after, ctx.types);
  const failure = isEmpty ? noChanges : invalid.length > 0 ? validationFailed : undefined;
  const id = ctx.arn('cloudformation', `changeSet/${name}/${ctx.ids.uuid()}`);
  const record: ChangeSetRecord = plain({
    id,
    name,
    stackId,
    stackName: stack.stackName,
    type,
    createdAt: ctx.now,
    description: input.Description,
    status: failure ? 'FAILED' : 'CREATE_COMPLETE',
    statusReason: failure,
    executionStatus: failure ? 'UNAVAILABLE' : 'AVAILABLE',
    input: { ...given, processed, parameters: after.parameters, roleArn: input.RoleARN },
    onStackFailure: input.OnStackFailure,
    includeNestedStacks: input.IncludeNestedStacks ?? false,
    ...(invalid.length > 0 && { invalid, operationId: ctx.ids.uuid() }),
    changes: isEmpty ? [] : changesOf(stack, type, after, ctx, false),
    incomplete: isEmpty ? undefined : missingImport(after, ctx),
    valued: isEmpty ? [] : changesOf(stack, type, after, ctx, true),
  });
  ctx.put(changeSets, id, record);
  return { Id: id, StackId: stackId };
};

function checkStack(
  existing: StackRecord | undefined,
  { stackName, name, type }: { stackName: string; name: string; type: 'CREATE' | 'UPDATE' },
): void {
  if (type === 'CREATE') {
    checkStackName(stackName);
    if (existing && existing.status !== 'REVIEW_IN_PROGRESS') {
      throw validationError(
        `Stack [${stackName}] already exists and cannot be created again with the changeSet [${name}].`,
      );
    }
  } else {
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

/** An export that does not exist fails the execution; the description with values warns of it. */
function missingImport({ template, scope, graph }: Prepared, ctx: Context): string | undefined {
  for (const logicalId of Object.keys(graph)) {
    let missing: string | undefined;
    const importValue = (name: string) => {
      if (!ctx.get(exportsTable, name)) missing ??= name;
      return scope.importValue(name);
    };
    evaluate(template.Resources[logicalId]!.Properties, { ...scope, importValue });
    if (missing !== undefined)
      return `[WARN] --include-property-values option can return incomplete ChangeSet data because: ChangeSet creation failed for resource [${logicalId}] because: No export named ${missing} found`;
  }
  return undefined;
}

function changesOf(
  stack: StackRecord,
  type: 'CREATE' | 'UPDATE',
  after: Prepared,
  ctx: StackContext,
  withValues: boolean,
): ChangeSetRecord['changes'] {
  const records = new Map(resourcesOf(stack, ctx).map((record) => [record.logicalId, record]));
  return resourceChanges({
    ...(type === 'UPDATE' ? { before: preparedOf(stack, ctx) } : {}),
    after,
    records,
    types: ctx.types,
    live: type === 'UPDATE' ? liveScope(stack, ctx) : after.scope,
    withValues,
  });
}
