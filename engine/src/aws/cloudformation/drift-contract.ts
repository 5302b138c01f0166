// The part of the contract that concerns drift, for every type that is read: what a stack makes is in sync; what others
// change of it is found, property by property; changed back it is in sync again; and what they delete is missed.
import { expect, it } from 'vitest';
import type { Properties } from '../../contracts/resource-type.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import type { ResourceExample } from './resource-contract.ts';
import type { ContractStack } from './testing/contract-stack.ts';
import { requestOf } from './testing/request.ts';

export function describeDrift(example: ResourceExample, stack: ContractStack): void {
  const { handler, created, resolved, outside } = stack;

  it('create, detect drift, delete by others, detect drift: is in sync, then missed', () => {
    const { cloud, stackId, physicalId } = created();
    expect(driftOf(cloud)).toEqual(['IN_SYNC']);
    const properties = resolved(cloud, stackId);
    outside(cloud, (ctx, memo) =>
      handler.delete(physicalId, { ...requestOf(properties, ctx), ...(memo && { memo }) }, ctx),
    );
    expect(driftOf(cloud)).toEqual(example.afterDelete ?? ['DELETED']);
    expect(cloud.log).toEqual([]);
    cloud[Symbol.dispose]();
  });

  if (drifting(example, stack).length > 0) {
    it('create, update, change each property by others, detect drift, change back: finds that property', () => {
      expect(undetected(example, stack)).toEqual([]);
    });
  }
}

/** The names of the properties that the example's `update` changes and that are read. */
export function drifting({ create, update = {} }: ResourceExample, { handler }: ContractStack): string[] {
  const { unread = [] } = handler;
  if (!handler.update) return [];
  return Object.keys(update).filter(
    (name) => !unread.includes(name) && JSON.stringify(update[name]) !== JSON.stringify(create[name]),
  );
}

/** One property each, but for those that can only be changed together. */
function changesOf(example: ResourceExample, stack: ContractStack): string[][] {
  const { together = [] } = example;
  const alone = drifting(example, stack).filter((name) => !together.includes(name));
  return [...alone.map((name) => [name]), ...(together.length > 0 ? [together.toSorted()] : [])];
}

/** Of the properties that the example's `update` changes: those whose drift is not found, or not ended, and how. */
export function undetected(example: ResourceExample, stack: ContractStack): string[] {
  const { handler, created, changed, resolved, outside } = stack;
  const { unread = [] } = handler;
  const { cloud, stackId, physicalId } = created();
  const complaints: string[] = [];
  const expectDrift = (of: string, expected: readonly string[]) => {
    const found = driftOf(cloud).join();
    if (found !== expected.join()) complaints.push(`${of}: ${found}`);
  };
  const before = resolved(cloud, stackId);
  expectDrift('create', ['IN_SYNC']);
  changed(cloud, { ...example.create, ...example.update });
  const after = resolved(cloud, stackId);
  expectDrift('update', ['IN_SYNC']);
  for (const names of changesOf(example, stack)) {
    const change = (properties: Properties, previous: Properties) =>
      outside(cloud, (ctx, memo) =>
        handler.update!(physicalId, { ...requestOf(properties, ctx), previous, ...(memo && { memo }) }, ctx),
      );
    const isChanged = ([name]: readonly [string, unknown]) => names.includes(name);
    const other = Object.fromEntries([
      ...Object.entries(after).filter((each) => !isChanged(each)),
      ...Object.entries(before).filter(isChanged),
    ]);
    try {
      change(other, after);
      const seen = names.filter((name) => !unread.includes(name) && Object.hasOwn(after, name));
      expectDrift(`${names} changed`, ['MODIFIED', ...seen]);
      change(after, other);
      expectDrift(`${names} changed back`, ['IN_SYNC']);
    } catch (error) {
      complaints.push(`${names}: ${error instanceof Error ? error.message : error}`);
    }
  }
  complaints.push(...cloud.log);
  cloud[Symbol.dispose]();
  return complaints;
}

/** The status, and the properties that differ. */
function driftOf(cloud: Rehearsal): string[] {
  const { StackResourceDrift: drift } = cloud.call('cloudformation', 'DetectStackResourceDrift', {
    StackName: 'demo',
    LogicalResourceId: 'It',
  });
  const names = (drift?.PropertyDifferences ?? []).map(
    ({ PropertyPath = '' }) => PropertyPath.split('/')[1]!,
  );
  return [String(drift?.StackResourceDriftStatus), ...new Set(names.toSorted())];
}
