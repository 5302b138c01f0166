// Begins a create, an update or a deletion of a stack. The controller carries it out.

import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import type { StackContext } from '../context.ts';
import { leftAlone, takeOverDrift } from '../drift/revert.ts';
import { noUpdates, validationError } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { abandoned, addAllReplaced } from '../records/leftovers.ts';
import { putResource, putStack } from '../records/put.ts';
import { checkCapabilities } from '../source/capabilities.ts';
import { hasChanges } from '../source/compare.ts';
import { type Prepared, prepare, readTemplate } from '../source/prepare.ts';
import { checkResourceTypes } from '../source/resource-types.ts';
import type { CreateInput, StackInput, UpdateInput } from '../source/stack-input.ts';
import { denialOf } from '../source/stack-policy.ts';
import { unsupportedAttribute } from '../source/validate-attributes.ts';
import { missingParameterValue } from '../source/validate-parameters.ts';
import { failureOf, invalidResources } from '../source/validate-properties.ts';
import {
  exportsTable,
  type OperationRecord,
  operations,
  resourceKey,
  resources,
  type StackRecord,
  stackController,
  stackNames,
  templates,
} from '../state.ts';
import { resourcesOf } from '../views.ts';
import { awaitCreate, awaitUpdate, type Ongoing, orAwaitMacros, transformed } from './await-macros.ts';
import { importersOf } from './exports.ts';
import { newStack } from './new-stack.ts';

export function newStackId(stackName: string, ctx: Context): string {
  return ctx.arn('cloudformation', `stack/${stackName}/${ctx.ids.uuid()}`);
}

/** Begins to create a stack, or to have the macros of its template called first. */
export function beginCreate(input: CreateInput, ctx: StackContext): StackRecord {
  const stackId = input.reviewed?.stackId ?? newStackId(input.stackName, ctx);
  if (!input.reviewed) checkQuota(ctx, quotas.stacks, ctx.keys(stackNames).length + 1);
  return orAwaitMacros(
    () => create(stackId, input, ctx),
    (needed) => awaitCreate(stackId, input, needed, ctx),
  );
}

/** @param ongoing the stack whose macros have answered @throws MacroNeeded */
export function create(
  stackId: string,
  input: CreateInput,
  ctx: StackContext,
  ongoing?: Ongoing,
): StackRecord {
  const { stackName, body, timeoutMinutes, answers } = input;
  const identity = { stackId, stackName, notificationArns: input.notificationArns };
  const { template, processed } = readTemplate(body, ctx, {
    given: input.parameters,
    previous: [],
    stack: identity,
    answers,
  });
  const prepared = prepare(template, input.parameters, [], identity, ctx);
  checkCapabilities(template, input.capabilities, input.reviewed !== undefined);
  checkResourceTypes(template, input.resourceTypes);
  const operation = { ...newOperation('create', stackId, prepared, input, ctx), ...ongoing?.operation };
  const source = keepSource(operation.id, { ...input, processed }, prepared, ctx);
  const description = template.Description;
  ctx.put(stackNames, stackName, { stackId });
  ctx.put(operations, stackId, {
    ...operation,
    onFailure: input.onFailure,
    ...(timeoutMinutes === undefined ? {} : { timeoutAt: operation.startedAt + timeoutMinutes * 60_000 }),
  });
  ctx.enqueue(stackController, stackId);
  if (ongoing)
    return putStack(
      { ...ongoing.stack, source, ...plain({ description }) },
      'CREATE_IN_PROGRESS',
      ctx,
      transformed,
    );
  const stack = { ...newStack(stackId, source, operation.id, input, ctx), ...plain({ description }) };
  return putStack(stack, 'CREATE_IN_PROGRESS', ctx, 'User Initiated');
}

const updatable = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'UPDATE_FAILED',
  'CREATE_FAILED',
];

export function checkUpdatable({ stackId, status }: StackRecord): void {
  if (!updatable.includes(status)) {
    throw validationError(`Stack:${stackId} is in ${status} state and can not be updated.`);
  }
}

/** Begins to update a stack, or to have the macros of its template called first. @throws ValidationError "No updates are to be performed." */
export function beginUpdate(stack: StackRecord, input: UpdateInput, ctx: StackContext): StackRecord {
  checkUpdatable(stack);
  return orAwaitMacros(
    () => update(stack, input, ctx),
    (needed) => awaitUpdate(stack, input, needed, ctx),
  );
}

/**
 * @param stack as it was before
 * @param ongoing the stack whose macros have answered
 * @throws MacroNeeded
 */
export function update(
  stack: StackRecord,
  input: UpdateInput,
  ctx: StackContext,
  ongoing?: Ongoing,
): StackRecord {
  const { stackId, stackName } = stack;
  const identity = { stackId, stackName, notificationArns: input.notificationArns };
  const { template, processed } = readTemplate(input.body, ctx, {
    given: input.parameters,
    previous: stack.source.parameters,
    stack: identity,
    answers: input.answers,
  });
  const prepared = prepare(template, input.parameters, stack.source.parameters, identity, ctx);
  checkCapabilities(template, input.capabilities, input.changeSetId !== undefined);
  checkResourceTypes(template, input.resourceTypes);
  // After a failure the same template is a retry. What has begun ends, even if the macros have changed nothing.
  const retries = stack.status === 'UPDATE_FAILED' || stack.status === 'CREATE_FAILED';
  const spared = input.revertDrift ? leftAlone(stack, ctx) : undefined;
  const reverts = input.revertDrift === true && takeOverDrift(stack, ctx);
  if (!retries && !ongoing && !reverts && !hasChanges(stack, prepared, input.tags, ctx)) throw noUpdates();
  const operation = { ...newOperation('update', stackId, prepared, input, ctx), ...ongoing?.operation };
  const { failure: _failure, outdated: _outdated, ...kept } = stack;
  const changed: StackRecord = plain({
    ...kept,
    source: keepSource(operation.id, { ...input, processed }, prepared, ctx),
    description: template.Description,
    updatedAt: ongoing?.stack.updatedAt ?? ctx.now,
    roleArn: input.roleArn ?? stack.roleArn,
    caller: ongoing ? ongoing.stack.caller : ctx.caller,
    disableRollback: input.disableRollback ?? false,
    express: input.express,
    changeSetId: input.changeSetId,
    lastOperation: { id: operation.id, type: 'UPDATE_STACK' },
  });
  const leftovers = addAllReplaced(stack, ctx);
  const policy = input.policyDuringUpdate;
  const updating: OperationRecord = plain({
    ...operation,
    leftovers,
    leftAlone: spared,
    revertDrift: input.revertDrift,
    before: stack,
    onFailure: input.disableRollback ? 'DO_NOTHING' : 'ROLLBACK',
    policy,
    nextPolicy: input.stackPolicy,
    undeletable: undeletable(stack, prepared, policy ?? stack.stackPolicy, ctx),
  });
  ctx.put(operations, stackId, updating);
  ctx.enqueue(stackController, stackId);
  return putStack(changed, 'UPDATE_IN_PROGRESS', ctx, ongoing ? transformed : 'User Initiated');
}

/** The resources that the update leaves out, and that the stack policy protects from that. */
function undeletable(
  stack: StackRecord,
  { graph }: Prepared,
  policy: string | undefined,
  ctx: Context,
): OperationRecord['undeletable'] | undefined {
  const denied = resourcesOf(stack, ctx)
    .filter(({ logicalId, shape }) => shape && !Object.hasOwn(graph, logicalId))
    .flatMap((record) => {
      const reason = denialOf(policy, 'Update:Delete', record);
      return reason === undefined ? [] : [[record.logicalId, reason] as const];
    });
  return denied.length > 0 ? Object.fromEntries(denied) : undefined;
}

/** @throws ValidationError when an export of the stack is in use */
export function beginDelete(
  stack: StackRecord,
  {
    retain = [],
    clientRequestToken,
    force,
  }: { retain?: readonly string[]; clientRequestToken?: string | undefined; force?: boolean | undefined },
  ctx: Context,
): void {
  const { stackId } = stack;
  for (const { name } of ctx.all(exportsTable).filter((each) => each.stackId === stackId)) {
    const [importer] = importersOf(name, ctx);
    if (importer) {
      throw validationError(`Export ${name} cannot be deleted as it is in use by ${importer.stackName}`);
    }
  }
  const operation: OperationRecord = plain({
    id: ctx.ids.uuid(),
    stackId,
    kind: 'delete',
    phase: 'delete',
    startedAt: ctx.now,
    clientRequestToken,
    graph: {},
    onFailure: 'DO_NOTHING',
    force,
    leftovers: addAllReplaced(stack, ctx),
    retain,
    skip: [],
  });
  ctx.put(operations, stackId, operation);
  putStack(
    { ...stack, lastOperation: { id: operation.id, type: 'DELETE_STACK' } },
    'DELETE_IN_PROGRESS',
    ctx,
    'User Initiated',
  );
  for (const logicalId of stack.resources) {
    const record = ctx.get(resources, resourceKey(stackId, logicalId));
    if (!record?.step || record.step.verb === 'delete') continue;
    putResource(abandoned(record, ctx), 'CREATE_FAILED', ctx, { reason: 'Resource creation cancelled' });
  }
  ctx.enqueue(stackController, stackId);
}

export function newOperation(
  kind: 'create' | 'update',
  stackId: string,
  prepared: Prepared,
  { clientRequestToken, disableValidation, express, importExisting, retainExceptOnCreate }: StackInput,
  ctx: StackContext,
): OperationRecord {
  const invalid = disableValidation ? [] : invalidResources(prepared, ctx.types);
  return plain({
    id: ctx.ids.uuid(),
    stackId,
    kind,
    phase: 'forward',
    startedAt: ctx.now,
    clientRequestToken,
    graph: prepared.graph,
    onFailure: 'ROLLBACK',
    express,
    importExisting,
    retainExceptOnCreate,
    invalid: invalid.length > 0 ? Object.fromEntries(invalid.map(failureOf)) : undefined,
    stop: missingParameterValue(prepared, ctx) ?? unsupportedAttribute(prepared, ctx.types),
    leftovers: [],
    retain: [],
    skip: [],
  });
}

export function keepSource(
  operationId: string,
  {
    body,
    processed,
    tags,
    capabilities,
    notificationArns,
    rollback,
  }: StackInput & { readonly processed: string | undefined },
  { parameters }: Prepared,
  ctx: Context,
): StackRecord['source'] {
  ctx.put(templates, operationId, { body, ...(processed === undefined ? {} : { processed }) });
  return plain({ templateKey: operationId, parameters, tags, capabilities, notificationArns, rollback });
}
