// Computes a change set: what executing it would change, or why it cannot be executed.
import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { StackContext } from '../context.ts';
import { revertibleDrifts } from '../drift/revert.ts';
import { requestedImports } from '../import/requested.ts';
import { checkCapabilities } from '../source/capabilities.ts';
import { hasChanges } from '../source/compare.ts';
import { existingResources, type Imports, importFailure } from '../source/existing-resources.ts';
import { liveScope } from '../source/live-scope.ts';
import { type Prepared, prepare, readTemplate } from '../source/prepare.ts';
import { checkResourceTypes } from '../source/resource-types.ts';
import type { StackInput } from '../source/stack-input.ts';
import { preparedOf } from '../source/stored-source.ts';
import { invalidResources } from '../source/validate-properties.ts';
import { exportsTable, type StackRecord, stacks } from '../state.ts';
import { evaluate } from '../template/evaluate.ts';
import { resourcesOf } from '../views.ts';
import { type ChangeSetRecord, changeSets } from './change-set.ts';
import { resourceChanges } from './changes.ts';
import { withDrift } from './drifted.ts';
import { withNestedChangeSets } from './nested.ts';
import { validationFailed } from './validation-events.ts';

const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

export interface ReadChangeSet {
  readonly after: Prepared;
  readonly processed?: string | undefined;
}

/** @param stack the stack that it updates @throws ValidationError, MacroNeeded */
export function readChangeSet(
  { stackId, stackName }: Pick<ChangeSetRecord, 'stackId' | 'stackName'>,
  given: StackInput,
  stack: StackRecord | undefined,
  ctx: StackContext,
): ReadChangeSet {
  const { parameters, notificationArns, answers } = given;
  const identity = { stackId, stackName, notificationArns };
  const previous = stack?.source.parameters ?? [];
  const { template, processed } = readTemplate(given.body, ctx, {
    given: parameters,
    previous,
    stack: identity,
    answers,
  });
  const after = prepare(template, parameters, previous, identity, ctx);
  checkCapabilities(template, given.capabilities, true);
  checkResourceTypes(template, given.resourceTypes);
  return { after, processed };
}

/** Its nested change sets are written. */
export function computed(
  begun: ChangeSetRecord,
  given: StackInput,
  read: ReadChangeSet,
  stack: StackRecord,
  ctx: StackContext,
): ChangeSetRecord {
  const compute = (nested: ChangeSetRecord, input: StackInput, child: StackRecord) =>
    computed(nested, input, readChangeSet(nested, input, child, ctx), child, ctx);
  const own = computedAlone(begun, given, read, stack, ctx);
  return withNestedChangeSets(own, { stack, after: read.after, compute }, ctx);
}

function computedAlone(
  begun: ChangeSetRecord,
  given: StackInput,
  { after, processed }: ReadChangeSet,
  stack: StackRecord,
  ctx: StackContext,
): ChangeSetRecord {
  const { type } = begun;
  const drifts = given.revertDrift ? revertibleDrifts(stack, ctx) : undefined;
  const isReverted = drifts?.some(
    ({ status, differences }) => status === 'DELETED' || differences.length > 0,
  );
  const isEmpty = type === 'UPDATE' && !isReverted && !hasChanges(stack, after, given.tags, ctx);
  const invalid = isEmpty || given.disableValidation ? [] : invalidResources(after, ctx.types);
  const described = (withValues: boolean) => {
    const found = changesOf(stack, type, after, ctx, withValues);
    return drifts ? withDrift(found, drifts, after, ctx.now) : found;
  };
  const changes = isEmpty ? [] : described(false);
  const imports = importsOf(begun, changes, stack, after, ctx);
  const unimportable = type === 'IMPORT' ? undefined : importFailure(imports, after, ctx);
  const failure = isEmpty ? noChanges : invalid.length > 0 ? validationFailed : unimportable;
  return plain({
    ...begun,
    status: failure ? 'FAILED' : 'CREATE_COMPLETE',
    statusReason: failure,
    executionStatus: failure ? 'UNAVAILABLE' : 'AVAILABLE',
    input: plain({
      ...begun.input,
      processed,
      parameters: after.parameters,
      answers: given.answers,
    }),
    ...(invalid.length > 0 && { invalid, operationId: ctx.ids.uuid() }),
    changes: changes.map((change) => asImport(change, imports)),
    imports: Object.keys(imports).length > 0 ? imports : undefined,
    incomplete: isEmpty ? undefined : missingImport(after, ctx),
    valued: isEmpty ? [] : described(true).map((change) => asImport(change, imports)),
  });
}

/** @throws ValidationError */
function importsOf(
  { type, toImport = [], input }: ChangeSetRecord,
  changes: ChangeSetRecord['changes'],
  stack: StackRecord,
  after: Prepared,
  ctx: StackContext,
): Imports {
  if (type === 'IMPORT') return requestedImports(toImport, deployed(stack, type, ctx), after, ctx);
  if (!input.importExisting) return {};
  const added = changes.filter(({ Action }) => Action === 'Add');
  return existingResources(
    added.map(({ LogicalResourceId = '' }) => LogicalResourceId),
    after,
    ctx,
  );
}

function asImport(change: ResourceChange, imports: Imports): ResourceChange {
  const PhysicalResourceId = imports[change.LogicalResourceId ?? ''];
  return PhysicalResourceId === undefined ? change : { ...change, Action: 'Import', PhysicalResourceId };
}

/** Undefined for a stack that does not exist yet. */
function deployed(
  stack: StackRecord,
  type: ChangeSetRecord['type'],
  ctx: StackContext,
): Prepared | undefined {
  const isNew = type === 'CREATE' || stack.status === 'REVIEW_IN_PROGRESS';
  return isNew ? undefined : preparedOf(stack, ctx);
}

/** Of a change set whose macros have answered. @throws ValidationError, MacroNeeded */
export function completeChangeSet(id: string, given: StackInput, ctx: StackContext): void {
  const begun = ctx.get(changeSets, id)!;
  const stack = ctx.get(stacks, begun.stackId)!;
  const read = readChangeSet(
    begun,
    given,
    begun.type === 'UPDATE' || stack.status !== 'REVIEW_IN_PROGRESS' ? stack : undefined,
    ctx,
  );
  ctx.put(changeSets, id, computed(begun, given, read, stack, ctx));
}

export function failChangeSet(id: string, statusReason: string, ctx: Context): void {
  ctx.put(changeSets, id, { ...ctx.get(changeSets, id)!, status: 'FAILED', statusReason });
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
  type: ChangeSetRecord['type'],
  after: Prepared,
  ctx: StackContext,
  withValues: boolean,
): ChangeSetRecord['changes'] {
  const records = new Map(resourcesOf(stack, ctx).map((record) => [record.logicalId, record]));
  const before = deployed(stack, type, ctx);
  return resourceChanges({
    ...(before ? { before } : {}),
    after,
    records,
    types: ctx.types,
    live: before ? liveScope(stack, ctx) : after.scope,
    withValues,
    outdated: Object.keys(stack.outdated ?? {}),
  });
}
