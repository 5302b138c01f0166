// Change sets of nested stacks, which belong to the one of their root: what executing that would do inside them.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/change-sets-for-nested-stacks.html
import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import type { Properties } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import type { StackContext } from '../context.ts';
import { nestedStackType } from '../source/compare.ts';
import { liveScope } from '../source/live-scope.ts';
import { nestedInput } from '../source/nested-input.ts';
import type { Prepared } from '../source/prepare.ts';
import { type StackRecord, stacks } from '../state.ts';
import { evaluate } from '../template/evaluate.ts';
import { isKnown, known } from '../template/value.ts';
import { type ChangeSetRecord, changeSets } from './change-set.ts';

interface Parts {
  readonly stack: StackRecord;
  readonly after: Prepared;
  /** Reads and computes a nested change set. */
  compute(begun: ChangeSetRecord, given: ReturnType<typeof nestedInput>, stack: StackRecord): ChangeSetRecord;
}

/** Writes the nested change sets. Returns the one that they belong to, with their ids. */
export function withNestedChangeSets(
  parent: ChangeSetRecord,
  { stack, after, compute }: Parts,
  ctx: StackContext,
): ChangeSetRecord {
  if (!parent.includeNestedStacks || parent.type !== 'UPDATE') return parent;
  const ids = new Map(
    parent.changes.flatMap((change) => {
      const child = ctx.get(stacks, change.PhysicalResourceId ?? '');
      const isNested = change.ResourceType === nestedStackType && change.Action === 'Modify';
      const read = isNested && child ? inputOf(change, stack, after, ctx) : undefined;
      if (!read || !child) return [];
      const given = { ...read, revertDrift: parent.input.revertDrift };
      const nested = compute(begunFor(parent, child, given, ctx), given, child);
      ctx.put(changeSets, nested.id, nested);
      return [[change.LogicalResourceId, nested.id] as const];
    }),
  );
  const identified = (change: ResourceChange) => {
    const ChangeSetId = ids.get(change.LogicalResourceId);
    return ChangeSetId === undefined ? change : { ...change, ChangeSetId };
  };
  return plain({
    ...parent,
    changes: parent.changes.map(identified),
    valued: parent.valued?.map(identified),
  });
}

/** Undefined where the nested stack's template or parameters are known only once the parent is updated. */
function inputOf(
  { LogicalResourceId = '' }: ResourceChange,
  stack: StackRecord,
  { template, scope }: Prepared,
  ctx: StackContext,
) {
  const { ref, getAtt } = liveScope(stack, ctx);
  try {
    const declared = template.Resources[LogicalResourceId]!.Properties;
    const properties = evaluate(declared, { ...scope, ref, getAtt });
    if (!isKnown(properties)) return undefined;
    return nestedInput({ properties: known(properties) as Properties, tags: stack.source.tags }, stack, ctx);
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}

function begunFor(
  parent: ChangeSetRecord,
  child: StackRecord,
  given: ReturnType<typeof nestedInput>,
  ctx: StackContext,
): ChangeSetRecord {
  const name = `${parent.name}-${child.parentLogicalId}-${ctx.ids.suffix()}`;
  return plain({
    id: ctx.arn('cloudformation', `changeSet/${name}/${ctx.ids.uuid()}`),
    name,
    stackId: child.stackId,
    stackName: child.stackName,
    type: 'UPDATE',
    createdAt: ctx.now,
    status: 'CREATE_IN_PROGRESS',
    executionStatus: 'UNAVAILABLE',
    input: { ...given, parameters: child.source.parameters },
    includeNestedStacks: true,
    parentId: parent.id,
    rootId: parent.rootId ?? parent.id,
    changes: [],
  });
}
