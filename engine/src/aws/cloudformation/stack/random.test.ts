// Random stacks, operations and crashes: every operation ends in a status that AWS has, what really exists is then what
// the stack's record says, and nothing is left behind that the status does not allow.
import { describe, expect, it } from 'vitest';
import { Ids } from '../../../kernel/ids.ts';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, eventsOf, statusOf, templateOf } from '../testing/stacks.ts';

type Resources = Record<string, { Value: unknown; DependsOn: string[]; Name?: string }>;

const values = [
  'a',
  'b',
  'c',
  'slow 100',
  'slow 700',
  'blocked by it',
  'fail create',
  'fail update',
  'broken',
];
/** Those before it never fail, and the one at it only while the stack `cause` exists. */
const blocked = 5;

/** Up to twelve resources, each depending on some before it; one in four may fail. */
function randomResources(dice: Ids, harmless: boolean): Resources {
  const resources: Resources = {};
  for (let index = 0; index <= dice.below(12); index++) {
    const earlier = Object.keys(resources);
    const pool = harmless || dice.below(4) > 0 ? blocked + 1 : values.length;
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

/** What really exists, but for the parameter that blocks others. */
const reality = (cloud: Rehearsal) =>
  Object.fromEntries(
    cloud.state
      .keys(things)
      .filter((key) => key !== 'it')
      .map((key) => [key, cloud.state.get(things, key)!.value]),
  );

/** What CloudFormation says exists: each resource's physical id, with the value that the template in force has. */
function record(cloud: Rehearsal): Record<string, unknown> {
  const { TemplateBody } = cloud.call('cloudformation', 'GetTemplate', { StackName: 'demo' });
  const { Resources } = JSON.parse(TemplateBody!) as { Resources: Record<string, { Properties: object }> };
  const { StackResources = [] } = cloud.call('cloudformation', 'DescribeStackResources', {
    StackName: 'demo',
  });
  return Object.fromEntries(
    StackResources.map(({ LogicalResourceId, PhysicalResourceId }) => [
      PhysicalResourceId!,
      (Resources[LogicalResourceId!]!.Properties as { Value: unknown }).Value,
    ]),
  );
}

/** The resources whose rollback failed last. */
function failedInRollback(cloud: Rehearsal, stackId: string): string[] {
  const lines = eventsOf(cloud, stackId);
  const begun = lines.findLastIndex((line) => line.startsWith('demo UPDATE_ROLLBACK_IN_PROGRESS'));
  return lines.slice(begun).flatMap((line) => /^(R\d+) UPDATE_FAILED/.exec(line)?.[1] ?? []);
}

const exists = (cloud: Rehearsal, name: string) =>
  cloud
    .call('cloudformation', 'ListStacks', {})
    .StackSummaries!.some(
      ({ StackName, StackStatus }) => StackName === name && StackStatus === 'CREATE_COMPLETE',
    );

function toggleCause(cloud: Rehearsal): void {
  if (exists(cloud, 'cause')) cloud.call('cloudformation', 'DeleteStack', { StackName: 'cause' });
  else {
    cloud.call('cloudformation', 'CreateStack', {
      StackName: 'cause',
      TemplateBody: templateOf({ It: { Name: 'it', Value: 'x' } }),
    });
  }
  cloud.settle();
}

describe('a random stack', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'with the seed %i keeps what it promises, and is what its record says',
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
      let skipped = false;
      for (let round = 0; round < 4 && !skipped; round++) {
        const before = reality(cloud);
        try {
          cloud.call('cloudformation', 'UpdateStack', {
            StackName: 'demo',
            TemplateBody: templateOf(randomResources(dice, false)),
          });
        } catch (error) {
          expect((error as Error).message).toBe('No updates are to be performed.');
          continue;
        }
        if (dice.below(2) === 0) {
          cloud.advance(dice.below(100));
          toggleCause(cloud);
        }
        if (dice.below(5) === 0 && statusOf(cloud) === 'UPDATE_IN_PROGRESS') {
          cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'demo' });
        }
        live(cloud, dice);
        for (let attempt = 0; statusOf(cloud) === 'UPDATE_ROLLBACK_FAILED' && attempt < 20; attempt++) {
          const failed = failedInRollback(cloud, StackId!);
          expect(failed, why()).not.toEqual([]);
          // The cause goes away, or what failed is skipped, or the same attempt is made again.
          if (exists(cloud, 'cause')) toggleCause(cloud);
          else if (attempt > 2) skipped = true;
          cloud.call('cloudformation', 'ContinueUpdateRollback', {
            StackName: 'demo',
            ...(skipped ? { ResourcesToSkip: failed } : {}),
          });
          live(cloud, dice);
        }
        expect(['UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'], why()).toContain(statusOf(cloud));
        if (!skipped) {
          expect(reality(cloud), why()).toEqual(record(cloud));
          if (statusOf(cloud) === 'UPDATE_ROLLBACK_COMPLETE') expect(reality(cloud), why()).toEqual(before);
        }
      }
      cloud.call('cloudformation', 'DeleteStack', { StackName: 'demo' });
      for (let step = 0; step < 100 && statusOf(cloud, StackId) !== 'DELETE_COMPLETE'; step++)
        cloud.advance(200);
      expect(statusOf(cloud, StackId), why()).toBe('DELETE_COMPLETE');
      expect(reality(cloud)).toEqual({});
    },
  );
});
