// The part of the contract that concerns drift, for every type that is read: what a stack makes is in sync; what others
// change of it is found, property by property; changed back it is in sync again; and what they delete is missed.
import { expect, it } from 'vitest';
import type { Progress, Properties, ResourceType } from '../../contracts/resource-type.ts';
import type { Context } from '../../kernel/context.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import type { ResourceExample } from './resource-contract.ts';
import { resourceKey, resources } from './state.ts';
import { requestOf } from './testing/request.ts';

interface Subject {
  readonly handler: ResourceType;
  readonly example: ResourceExample;
  /** A cloud whose stack has the resource `It`, with the properties of the example's `create`. */
  created(): { readonly cloud: Rehearsal; readonly stackId: string; readonly physicalId: string };
  /** Updates the stack. */
  changed(cloud: Rehearsal, properties: Properties): string;
  inside<T>(cloud: Rehearsal, body: (ctx: Context) => T): T;
  wait(cloud: Rehearsal): void;
}

export function describeDrift({ handler, example, created, changed, inside, wait }: Subject): void {
  const { update, unread = [], type } = handler;
  const resolved = (cloud: Rehearsal, stackId: string) =>
    inside(cloud, (ctx) => ctx.get(resources, resourceKey(stackId, 'It'))!.shape!.properties);
  /** Calls a verb as if somebody else had made the change, until it has succeeded. */
  const outside = (cloud: Rehearsal, verb: (ctx: Context, memo: Properties | undefined) => Progress) => {
    let progress = inside(cloud, (ctx) => verb(ctx, undefined));
    for (let calls = 0; progress.status === 'in-progress' && calls < 200; calls++) {
      const { memo, againInMs } = progress;
      cloud.advance(Math.max(1, againInMs));
      progress = inside(cloud, (ctx) => verb(ctx, memo));
    }
    expect(progress.status).toBe('success');
    wait(cloud);
  };

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

  const changes = example.update;
  if (changes && update) {
    const names = Object.keys(changes).filter(
      (name) =>
        !unread.includes(name) && JSON.stringify(changes[name]) !== JSON.stringify(example.create[name]),
    );
    if (names.length === 0) return;
    it(`create, update, change by others, detect drift, change back: finds ${names.join(', ')} of ${type}`, () => {
      const { cloud, stackId, physicalId } = created();
      const before = resolved(cloud, stackId);
      changed(cloud, { ...example.create, ...changes });
      const after = resolved(cloud, stackId);
      expect(driftOf(cloud)).toEqual(['IN_SYNC']);
      const change = (properties: Properties, previous: Properties) =>
        outside(cloud, (ctx, memo) =>
          handler.update!(
            physicalId,
            { ...requestOf(properties, ctx), previous, ...(memo && { memo }) },
            ctx,
          ),
        );
      change(before, after);
      expect(driftOf(cloud)).toEqual(['MODIFIED', ...names.toSorted()]);
      change(after, before);
      expect(driftOf(cloud)).toEqual(['IN_SYNC']);
      expect(cloud.log).toEqual([]);
      cloud[Symbol.dispose]();
    });
  }
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
