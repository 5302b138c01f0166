// Drift-aware change sets: what an update brings back to the template, and what it leaves alone.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import type { Properties } from '../../../contracts/resource-type.ts';
import type { StackContext } from '../context.ts';
import type { ResourceDrift } from '../drifts.ts';
import { type ResourceRecord, resourceKey, resources, type StackRecord } from '../state.ts';
import { resourcesOf } from '../views.ts';
import { compareLive } from './detect.ts';

export interface Revertible {
  readonly record: ResourceRecord;
  readonly status: ResourceDrift['status'];
  /** None where the resource is gone. */
  readonly differences: readonly PropertyDifference[];
  /** What the resource has now of the properties that differ. */
  readonly actual: Properties;
  /** Properties that differ because AWS itself manages them. */
  readonly managed: readonly string[];
}

/** The resources that others deleted, or changed in properties that can be changed back. */
export function revertibleDrifts(stack: StackRecord, ctx: StackContext): Revertible[] {
  return resourcesOf(stack, ctx).flatMap((record): Revertible[] => {
    const { status, differences, actual } = compareLive(record, stack, ctx);
    if (status === 'DELETED') return [{ record, status, differences: [], actual: {}, managed: [] }];
    if (status !== 'MODIFIED') return [];
    const type = ctx.types(record.type)!;
    const managed = type.handler.managed?.(record.physicalId!, ctx) ?? [];
    const isRevertible = (difference: PropertyDifference) => {
      const name = nameOf(difference);
      // Tags that others added stay, and what only a replacement could change.
      return (
        !managed.includes(name) &&
        type.schema?.properties[name]?.replacement !== 'always' &&
        !(name.endsWith('Tags') && difference.DifferenceType === 'ADD')
      );
    };
    const found = differences.filter(isRevertible);
    const ofAws = managed.filter((name) => differences.some((each) => nameOf(each) === name));
    if (found.length === 0 && ofAws.length === 0) return [];
    const live = JSON.parse(actual ?? '{}') as Properties;
    const names = new Set(found.map(nameOf));
    const values = Object.entries(live).filter(([name]) => names.has(name));
    return [{ record, status, differences: found, actual: Object.fromEntries(values), managed: ofAws }];
  });
}

export const nameOf = ({ PropertyPath = '' }: PropertyDifference): string => PropertyPath.split('/')[1]!;

/** By logical id: properties that differ, and are left alone. */
export function leftAlone(
  stack: StackRecord,
  ctx: StackContext,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    revertibleDrifts(stack, ctx)
      .filter(({ managed }) => managed.length > 0)
      .map(({ record, managed }) => [record.logicalId, managed]),
  );
}

/**
 * Takes what the resources are now for what they have been: an update then changes them to what its template says, and its
 * rollback to what they are now.
 * @returns whether anything is to be reverted
 */
export function takeOverDrift(stack: StackRecord, ctx: StackContext): boolean {
  const found = revertibleDrifts(stack, ctx).filter(
    ({ status, differences }) => status === 'DELETED' || differences.length > 0,
  );
  for (const { record, status, differences, actual } of found) {
    const key = resourceKey(stack.stackId, record.logicalId);
    const { shape, physicalId: _id, ...gone } = record;
    if (status === 'DELETED' || !shape) {
      ctx.put(resources, key, gone);
      continue;
    }
    const properties = Object.fromEntries(
      Object.entries(shape.properties).flatMap(([name, given]) => {
        if (!differences.some((each) => nameOf(each) === name)) return [[name, given]];
        const value = name.endsWith('Tags') ? knownTags(actual[name], given) : actual[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    ctx.put(resources, key, { ...record, shape: { ...shape, properties } });
  }
  return found.length > 0;
}

/** Those whose keys the template has. */
function knownTags(tags: unknown, given: unknown): unknown {
  if (!Array.isArray(tags) || !Array.isArray(given)) return tags;
  return tags.filter(({ Key }) => given.some((each) => each.Key === Key));
}
