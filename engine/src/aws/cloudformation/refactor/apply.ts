// Moves resources between stacks, and gives the stacks their new templates. Nothing is created, changed or deleted: a
// template under which a resource would have other properties is refused.
import { plain } from '../../../kernel/plain.ts';
import type { StackContext } from '../context.ts';
import { validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { putStack } from '../records/put.ts';
import { liveScope } from '../source/live-scope.ts';
import { type Prepared, prepare, readTemplate } from '../source/prepare.ts';
import { newStackId } from '../stack/begin.ts';
import { publish } from '../stack/exports.ts';
import { resolveOutputs } from '../stack/outputs.ts';
import { resolveResource } from '../stack-resource/forward.ts';
import {
  operations,
  type ResourceRecord,
  resourceKey,
  resources,
  type StackRecord,
  stackNames,
  stacks,
  templates,
} from '../state.ts';
import { canonical } from '../template/json.ts';
import type { Location, RefactorRecord } from './state.ts';

/** @returns the stacks' ids @throws ValidationError */
export function applyRefactor(refactor: RefactorRecord, ctx: StackContext): string[] {
  const moved = take(refactor, ctx);
  const changed = refactor.definitions.map((definition) => ({
    ...begin(definition, refactor, ctx),
    stackName: definition.stackName,
  }));
  for (const { stack, prepared } of changed) settle(stack, prepared, moved, refactor, ctx);
  for (const { stack, prepared } of changed) checkUnchanged(stack.stackId, prepared, ctx);
  for (const { stack, isNew } of changed) {
    const now = ctx.get(stacks, stack.stackId)!;
    const { outputs, imports } = resolveOutputs(now, ctx);
    publish(now, outputs, ctx);
    putStack({ ...now, outputs, imports }, isNew ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE', ctx);
  }
  return changed.map(({ stack }) => stack.stackId);
}

const keyOf = ({ stackName, logicalId }: Location) => `${stackName}/${logicalId}`;

/** Takes the resources out of their stacks. */
function take({ moves }: RefactorRecord, ctx: StackContext): ReadonlyMap<string, ResourceRecord> {
  return new Map(
    moves.map(({ from, to }) => {
      const stack = findStack(from.stackName, ctx);
      const key = resourceKey(stack?.stackId ?? '', from.logicalId);
      const record = ctx.get(resources, key);
      if (!stack || !record?.shape)
        throw validationError(`Resource ${from.logicalId} does not exist in stack ${from.stackName}`);
      ctx.delete(resources, key);
      const left = stack.resources.filter((logicalId) => logicalId !== from.logicalId);
      ctx.put(stacks, stack.stackId, { ...stack, resources: left });
      return [keyOf(to), record] as const;
    }),
  );
}

function begin(
  { stackName, body }: RefactorRecord['definitions'][number],
  { id, createsStacks }: RefactorRecord,
  ctx: StackContext,
): { stack: StackRecord; prepared: Prepared; isNew: boolean } {
  const existing = findStack(stackName, ctx);
  if (!existing && !createsStacks) throw validationError(`Stack [${stackName}] does not exist`);
  if (existing && ctx.get(operations, existing.stackId))
    throw validationError(`Stack:${existing.stackId} is in ${existing.status} state and can not be updated.`);
  const stackId = existing?.stackId ?? newStackId(stackName, ctx);
  const { source } = existing ?? {};
  const identity = { stackId, stackName, notificationArns: source?.notificationArns ?? [] };
  const given = { given: [], previous: source?.parameters ?? [], stack: identity };
  const { template, processed } = readTemplate(body, ctx, given);
  const prepared = prepare(template, [], given.previous, identity, ctx);
  const templateKey = `${id}/${stackName}`;
  ctx.put(templates, templateKey, { body, ...(processed === undefined ? {} : { processed }) });
  if (!existing) ctx.put(stackNames, stackName, { stackId });
  const stack: StackRecord = plain({
    stackId,
    stackName,
    createdAt: ctx.now,
    outputs: [],
    imports: [],
    resources: [],
    disableRollback: false,
    terminationProtection: false,
    status: 'CREATE_IN_PROGRESS',
    ...existing,
    updatedAt: existing ? ctx.now : undefined,
    description: template.Description,
    source: {
      tags: [],
      capabilities: [],
      notificationArns: [],
      ...source,
      templateKey,
      parameters: prepared.parameters,
    },
  });
  const status = existing ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS';
  return { stack: putStack(stack, status, ctx, 'User Initiated'), prepared, isNew: !existing };
}

/** Gives the stack what has moved to it, and every resource the dependencies of the new template. */
function settle(
  { stackId, stackName }: StackRecord,
  { graph, template }: Prepared,
  moved: ReadonlyMap<string, ResourceRecord>,
  { id }: RefactorRecord,
  ctx: StackContext,
): void {
  const before = ctx.get(stacks, stackId)!;
  const ids = Object.keys(graph);
  const gone = before.resources.filter((logicalId) => !ids.includes(logicalId));
  const records = ids.map((logicalId) => {
    const key = resourceKey(stackId, logicalId);
    const found = moved.get(keyOf({ stackName, logicalId })) ?? ctx.get(resources, key);
    return { key, logicalId, found };
  });
  const added = records.filter(({ found }) => !found).map(({ logicalId }) => logicalId);
  if (gone.length + added.length > 0)
    throw validationError(
      `Stack refactor cannot create or delete resources: [${[...added, ...gone].join(', ')}] of stack ${stackName}`,
    );
  for (const { key, logicalId, found } of records) {
    if (found!.type !== template.Resources[logicalId]!.Type)
      throw validationError(`Stack refactor cannot change the type of ${logicalId} of stack ${stackName}`);
    const isMoved = moved.has(keyOf({ stackName, logicalId }));
    ctx.put(resources, key, {
      ...found!,
      stackId,
      logicalId,
      shape: { ...found!.shape!, dependsOn: graph[logicalId]! },
      ...(isMoved && { createdBy: id, turn: { ...found!.turn, operationId: id } }),
    });
  }
  ctx.put(stacks, stackId, {
    ...before,
    resources: [...before.resources, ...ids.filter((each) => !before.resources.includes(each))],
  });
}

/** @throws ValidationError where a resource would have other properties under its new template */
function checkUnchanged(stackId: string, { graph, template }: Prepared, ctx: StackContext): void {
  const stack = ctx.get(stacks, stackId)!;
  const differing = Object.keys(graph).filter((logicalId) => {
    const declaration = template.Resources[logicalId]!;
    const { shape } = ctx.get(resources, resourceKey(stackId, logicalId))!;
    const type = ctx.types(declaration.Type)!;
    const target = resolveResource(logicalId, declaration, type, liveScope(stack, ctx), { graph, stack });
    return canonical(target.properties) !== canonical(shape!.properties);
  });
  if (differing.length > 0)
    throw validationError(
      `Stack refactor cannot modify resources: [${differing.join(', ')}] of stack ${stack.stackName}`,
    );
}
