// Begins a resource in a create or an update: resolves its properties, compares them with the existing resource, and
// begins the verb that it needs.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html

import type { Properties } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import type { StackContext } from '../context.ts';
import { inStack, putRecord, putResource } from '../records/put.ts';
import { propertyChanges } from '../schema/changes.ts';
import { conform } from '../schema/conform.ts';
import { brokenConstraints } from '../schema/constraints.ts';
import type { KnownType } from '../schema/registry.ts';
import type { TypeSchema } from '../schema/schema.ts';
import { nestedStackType } from '../source/compare.ts';
import { existingResource } from '../source/existing-resources.ts';
import { type LiveScope, liveScope } from '../source/live-scope.ts';
import { denialOf } from '../source/stack-policy.ts';
import { preparedOf } from '../source/stored-source.ts';
import {
  type OperationRecord,
  type ResourceRecord,
  type ResourceShape,
  resourceKey,
  resources,
  type StackRecord,
  stacks,
} from '../state.ts';
import type { ResourceDeclaration } from '../template/declarations.ts';
import { deletionPolicyOf } from '../template/deletion-policy.ts';
import { evaluate } from '../template/evaluate.ts';
import { canonical, isObject } from '../template/json.ts';
import { known } from '../template/value.ts';
import { begin, fail, newStep, turn, type Work } from './advance.ts';

export function beginResource(
  logicalId: string,
  stack: StackRecord,
  operation: OperationRecord,
  ctx: StackContext,
): void {
  const declaration = preparedOf(stack, ctx).template.Resources[logicalId]!;
  const type = ctx.types(declaration.Type)!;
  const work: Work = { stack, operation, type, ctx };
  const existing = ctx.get(resources, resourceKey(stack.stackId, logicalId));
  const record = existing?.shape
    ? touched(existing, existing.shape, operation)
    : newRecord(logicalId, declaration.Type, stack, operation, ctx);
  try {
    const scope = liveScope(stack, ctx);
    const target = resolveResource(logicalId, declaration, type, scope, { ...operation, stack });
    const { CreationPolicy } = declaration;
    const policy = CreationPolicy && (known(evaluate(CreationPolicy, scope)) as Properties);
    const existing = operation.importExisting && existingResource(type, target.properties, ctx);
    if (!record.shape && existing) imported(record, target, existing, ctx);
    else if (!record.shape) begin(record, newStep('create', target, ctx, policy), work);
    else change(record, record.shape, target, policy, work);
  } catch (error) {
    // A defect fails the resource too: otherwise its stack would be in progress for ever.
    if (!(error instanceof AwsFault)) ctx.log(`${stack.stackName}/${logicalId}: ${(error as Error).stack}`);
    const status = record.shape ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS';
    fail(putResource(record, status, ctx), reasonOf(error as Error), work);
  }
}

/** @returns whether it could be imported */
export function importResource(
  logicalId: string,
  physicalId: string,
  stack: StackRecord,
  operation: OperationRecord,
  ctx: StackContext,
): boolean {
  const declaration = preparedOf(stack, ctx).template.Resources[logicalId]!;
  const type = ctx.types(declaration.Type)!;
  const record = newRecord(logicalId, declaration.Type, stack, operation, ctx);
  const within = { ...operation, stack };
  try {
    const target = resolveResource(logicalId, declaration, type, liveScope(stack, ctx), within);
    if (!type.handler.read?.(physicalId, target.properties, ctx)) throw gone(type.name, physicalId);
    imported(record, target, physicalId, ctx);
    return true;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const failed = { ...record, physicalId, turn: turn(operation, 'forward', 'failed') };
    putResource(failed, 'IMPORT_FAILED', ctx, { reason: reasonOf(error) });
    return false;
  }
}

const gone = fault(
  'NotFound',
  (type: string, physicalId: string) =>
    `Resource of type '${type}' with identifier '${physicalId}' was not found.`,
);

/** The live properties are not compared with the template's: drift detection tells where they differ. */
function imported(record: ResourceRecord, target: ResourceShape, physicalId: string, ctx: Context): void {
  const taken: ResourceRecord = {
    ...record,
    physicalId,
    shape: { ...target, physicalId },
    turn: { ...record.turn, state: 'done' },
  };
  const started = putResource(taken, 'IMPORT_IN_PROGRESS', ctx, { reason: 'Resource import started.' });
  putResource(started, 'IMPORT_COMPLETE', ctx, { reason: 'Resource import completed.' });
}

/** Some of AWS's faults have a code and no message. */
const reasonOf = (error: Error | AwsFault): string =>
  error.message || ('code' in error ? error.code : error.name);

/** Fails a resource that is not begun, because its properties break its type's schema. */
export function refuseResource(
  logicalId: string,
  reason: string,
  stack: StackRecord,
  operation: OperationRecord,
  ctx: StackContext,
): void {
  const { Type } = preparedOf(stack, ctx).template.Resources[logicalId]!;
  const existing = ctx.get(resources, resourceKey(stack.stackId, logicalId));
  const record = existing?.shape
    ? touched(existing, existing.shape, operation)
    : newRecord(logicalId, Type, stack, operation, ctx);
  const failed = { ...record, turn: turn(operation, 'forward', 'failed') };
  putResource(failed, record.shape ? 'UPDATE_FAILED' : 'CREATE_FAILED', ctx, {
    reason,
    detailedStatus: 'VALIDATION_FAILED',
  });
}

/** Fails a resource that the update would have deleted, because the stack policy does not allow it. */
export function keepResource(
  record: ResourceRecord,
  reason: string,
  operation: OperationRecord,
  ctx: Context,
): void {
  const failed = { ...touched(record, record.shape!, operation), turn: turn(operation, 'forward', 'failed') };
  putResource(failed, 'UPDATE_FAILED', ctx, { reason });
}

function touched(record: ResourceRecord, shape: ResourceShape, operation: OperationRecord): ResourceRecord {
  return {
    ...record,
    turn: turn(operation, 'forward', 'running'),
    before: { operationId: operation.id, shape, status: record.status },
  };
}

function newRecord(
  logicalId: string,
  type: string,
  stack: StackRecord,
  operation: OperationRecord,
  ctx: Context,
): ResourceRecord {
  if (!stack.resources.includes(logicalId)) {
    // Read again: another resource may have been added in this transaction.
    const now = ctx.get(stacks, stack.stackId)!;
    ctx.put(stacks, stack.stackId, { ...now, resources: [...now.resources, logicalId] });
  }
  return {
    stackId: stack.stackId,
    logicalId,
    type,
    status: 'CREATE_IN_PROGRESS',
    updatedAt: 0,
    turn: turn(operation, 'forward', 'running'),
    createdBy: operation.id,
  };
}

/** @throws AwsFault whose message becomes the reason why the resource failed */
export function resolveResource(
  logicalId: string,
  declaration: ResourceDeclaration,
  { schema }: KnownType,
  scope: LiveScope,
  { graph, stack }: { readonly graph: OperationRecord['graph']; readonly stack: StackRecord },
): ResourceShape {
  const { Type, Properties: declared, Metadata, UpdatePolicy } = declaration;
  const { UpdateReplacePolicy } = declaration;
  const deletionPolicy = deletionPolicyOf(declaration);
  const properties = known(evaluate(declared, scope)) as Properties;
  return {
    type: Type,
    physicalId: '',
    properties: schema ? conformed(logicalId, Type, properties, schema) : properties,
    dependsOn: graph[logicalId] ?? [],
    ...(deletionPolicy === undefined ? {} : { deletionPolicy }),
    ...(UpdateReplacePolicy === undefined ? {} : { updateReplacePolicy: UpdateReplacePolicy }),
    ...(Metadata === undefined ? {} : { metadata: JSON.stringify(known(evaluate(Metadata, scope))) }),
    ...(UpdatePolicy ? { updatePolicy: known(evaluate(UpdatePolicy, scope)) as Properties } : {}),
    tags: stack.source.tags,
    imports: [...scope.imported],
    ...(scope.secrets.size === 0 ? {} : { secrets: [...scope.secrets] }),
  };
}

/** @throws AwsFault whose message becomes the reason why the resource failed */
function conformed(logicalId: string, type: string, properties: Properties, schema: TypeSchema): Properties {
  const result = conform(properties, schema);
  const broken = brokenConstraints(type, result);
  if (hasReservedTag(result.Tags)) throw reservedTag();
  if (broken.length === 0) return result;
  throw new AwsFault({
    code: 'PropertyValidationFailure',
    message: `Properties validation failed for resource ${logicalId} with message:\n${broken.join('\n')}`,
  });
}

/** As most services answer it: a resource's own tags are the caller's, those that begin with `aws:` are CloudFormation's. */
const reservedTag = fault('InvalidRequest', 'aws: prefixed tag key names are not allowed for external use.');

function hasReservedTag(tags: unknown): boolean {
  const keys = Array.isArray(tags)
    ? tags.map((tag: { Key?: unknown } | null) => tag?.Key)
    : Object.keys(isObject(tags) ? tags : {});
  return keys.some((key) => typeof key === 'string' && /^aws:/i.test(key));
}

function change(
  record: ResourceRecord,
  shape: ResourceShape,
  target: ResourceShape,
  creationPolicy: Properties | undefined,
  work: Work,
): void {
  const { type, operation, ctx } = work;
  const changes = propertyChanges(shape.properties, target.properties, type.schema);
  const retagged =
    'Tags' in (type.schema?.properties ?? {}) && canonical(shape.tags) !== canonical(target.tags);
  // After a failed update the resource may be neither what it was nor what it was to become.
  const uncertain = (record.attempted ?? []).length > 0;
  const updates = type.handler.update && (retagged || uncertain);
  if (changes.length === 0 && !updates && record.type !== nestedStackType) {
    unchanged(record, shape, target, work);
    return;
  }
  const { properties: after, updatePolicy } = target;
  const replace =
    !type.handler.update ||
    changes.some(({ recreation }) => recreation === 'Always') ||
    type.handler.replaces?.({ before: shape.properties, after, updatePolicy });
  const isAsked = changes.length > 0 || updates;
  const denial = isAsked
    ? denialOf(
        operation.policy ?? work.stack.stackPolicy,
        replace ? 'Update:Replace' : 'Update:Modify',
        record,
      )
    : undefined;
  if (denial !== undefined) {
    fail(record, denial, work);
    return;
  }
  if (!replace) {
    begin(record, newStep('update', target, ctx), work);
    return;
  }
  const name = customName(target.properties, shape.properties, type);
  if (name === undefined) {
    begin(record, newStep('create', target, ctx, creationPolicy), work);
    return;
  }
  fail(
    putResource({ ...record, turn: turn(operation, 'forward', 'running') }, 'UPDATE_IN_PROGRESS', ctx),
    `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
    work,
  );
}

/** No verb is needed. Only a change of metadata makes events. */
function unchanged(
  record: ResourceRecord,
  shape: ResourceShape,
  target: ResourceShape,
  { operation, ctx }: Work,
): void {
  const { statusReason: said, ...rest } = record;
  const isOutdated = Object.hasOwn(operation.before?.outdated ?? {}, record.logicalId);
  const kept: ResourceRecord = {
    ...rest,
    ...(said !== undefined && !isOutdated && { statusReason: said }),
    shape: { ...target, physicalId: shape.physicalId, ...(shape.answer && { answer: shape.answer }) },
    turn: turn(operation, 'forward', 'done'),
  };
  if (canonical(shape.metadata) === canonical(target.metadata)) {
    putRecord(kept, inStack(record), ctx);
    return;
  }
  putResource(putResource(kept, 'UPDATE_IN_PROGRESS', ctx), 'UPDATE_COMPLETE', ctx);
}

/** The name that both would have: the replacement is created before the old resource is deleted. */
function customName(after: Properties, before: Properties, { schema }: KnownType): string | undefined {
  const identifier = schema?.identifier ?? [];
  const shared = identifier.every((name) => after[name] !== undefined && after[name] === before[name]);
  return identifier.length > 0 && shared ? String(after[identifier[0]!]) : undefined;
}
