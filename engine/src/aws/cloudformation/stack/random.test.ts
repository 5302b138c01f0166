// Random stacks, operations and crashes: every operation ends in a status that AWS has, and nothing is left behind that
// the status does not allow.
import { describe, expect, it } from 'vitest';
import { Ids } from '../../../kernel/ids.ts';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, eventsOf, statusOf, templateOf } from '../testing/stacks.ts';

type Resources = Record<string, { Value: unknown; DependsOn: string[]; Name?: string }>;

const values = ['a', 'b', 'c', 'slow 100', 'slow 700', 'fail create', 'fail update', 'broken'];

/** Up to twelve resources, each depending on some before it; one in four may fail. */
function randomResources(dice: Ids, harmless: boolean): Resources {
  const resources: Resources = {};
  for (let index = 0; index <= dice.below(12); index++) {
    const earlier = Object.keys(resources);
    const pool = harmless || dice.below(4) > 0 ? 5 : values.length;
    resources[`R${dice.below(14)}`] ??= {
      Value: values[dice.below(pool)],
      DependsOn: earlier.filter(() => dice.below(3) === 0),
      // A new name is a replacement.
      ...(dice.below(3) === 0 ? { Name: `name-${dice.below(1000)}-${index}` } : {}),
    };
  }
  return resources;
}

function live(cloud: Rehearsal, dice: Ids): void {
  for (let step = 0; step < 200; step++) {
    cloud.advance(dice.below(150));
    if (dice.below(4) === 0) cloud.restart();
    if (!statusOf(cloud)?.endsWith('_IN_PROGRESS')) return;
  }
}

const snapshot = (cloud: Rehearsal) =>
  Object.fromEntries(cloud.state.keys(things).map((key) => [key, cloud.state.get(things, key)]));

describe('a random stack', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'with the seed %i keeps what it promises',
    (seed) => {
      const dice = new Ids(`stack ${seed}`);
      using cloud = cloudOfStacks();
      const first = randomResources(dice, true);
      const { StackId } = cloud.call('cloudformation', 'CreateStack', {
        StackName: 'demo',
        TemplateBody: templateOf(first),
      });
      live(cloud, dice);
      const why = () => eventsOf(cloud, StackId).join('\n');
      expect(statusOf(cloud), why()).toBe('CREATE_COMPLETE');
      let good = Object.keys(first).length;
      for (let round = 0; round < 4; round++) {
        const before = snapshot(cloud);
        const next = randomResources(dice, false);
        try {
          cloud.call('cloudformation', 'UpdateStack', { StackName: 'demo', TemplateBody: templateOf(next) });
        } catch (error) {
          expect((error as Error).message).toBe('No updates are to be performed.');
          continue;
        }
        if (dice.below(5) === 0) {
          cloud.advance(dice.below(100));
          if (statusOf(cloud) === 'UPDATE_IN_PROGRESS') {
            cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'demo' });
          }
        }
        live(cloud, dice);
        if (statusOf(cloud) === 'UPDATE_COMPLETE') {
          good = Object.keys(next).length;
          expect(Object.keys(snapshot(cloud)), why()).toHaveLength(good);
        } else if (statusOf(cloud) === 'UPDATE_ROLLBACK_COMPLETE') {
          expect(snapshot(cloud), why()).toEqual(before);
        } else {
          // The rollback itself met a resource that fails: skip those.
          expect(statusOf(cloud), why()).toBe('UPDATE_ROLLBACK_FAILED');
          const { StackResources } = cloud.call('cloudformation', 'DescribeStackResources', {
            StackName: 'demo',
          });
          const failed = StackResources!.filter(({ ResourceStatus }) => ResourceStatus === 'UPDATE_FAILED');
          cloud.call('cloudformation', 'ContinueUpdateRollback', {
            StackName: 'demo',
            ResourcesToSkip: failed.map(({ LogicalResourceId }) => LogicalResourceId!),
          });
          live(cloud, dice);
          expect(statusOf(cloud), why()).toBe('UPDATE_ROLLBACK_COMPLETE');
        }
      }
      cloud.call('cloudformation', 'DeleteStack', { StackName: 'demo' });
      for (let step = 0; step < 100 && statusOf(cloud, StackId) !== 'DELETE_COMPLETE'; step++)
        cloud.advance(200);
      expect(statusOf(cloud, StackId), why()).toBe('DELETE_COMPLETE');
      expect(snapshot(cloud)).toEqual({});
    },
  );
});
