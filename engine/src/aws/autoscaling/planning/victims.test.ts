import { expect, test } from 'vitest';
import { Ids } from '../../../kernel/ids.ts';
import type { MemberSnapshot } from './snapshot.ts';
import { chooseVictims } from './victims.ts';
import { launchOrder } from './zones.ts';

const zones = ['a', 'b', 'c'].map((name) => ({ name, subnetIds: [`subnet-${name}`] }));

/** `id zone age [old template] [p for protected]` */
function member(text: string): MemberSnapshot {
  const [InstanceId = '', AvailabilityZone = '', age = '0', ...marks] = text.split(' ');
  return {
    member: {
      InstanceId,
      AutoScalingGroupName: 'g',
      AvailabilityZone,
      InstanceType: 't3.small',
      LifecycleState: 'InService',
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: marks.includes('p'),
      launchedAt: 1_000_000 - Number(age),
      actions: [],
      LaunchTemplate: {
        LaunchTemplateId: 'lt-1',
        LaunchTemplateName: 't',
        Version: marks.includes('old') ? '1' : '2',
      },
    },
    ec2State: 'running',
    hasTasks: false,
    isCurrent: !marks.includes('old'),
  };
}

test.each([
  ['the fullest zone first', ['1 a 9', '2 b 5', '3 b 7'], ['Default'], 1, ['3']],
  ['the oldest template before the oldest instance', ['1 a 9', '2 b 1 old'], ['Default'], 1, ['2']],
  ['the oldest', ['1 a 3', '2 b 9'], ['OldestInstance'], 1, ['2']],
  ['the newest', ['1 a 3', '2 b 9'], ['NewestInstance'], 1, ['1']],
  ['no protected instance', ['1 a 9 p', '2 b 1 p'], ['OldestInstance'], 1, []],
  ['the fullest zone that has one unprotected', ['1 a 9 p', '2 a 8 p', '3 b 1'], ['Default'], 1, ['3']],
  ['balance after each', ['1 a 9', '2 a 8', '3 a 7', '4 b 1'], ['OldestInstance'], 2, ['1', '2']],
] as const)('scale in takes %s', (_, members, policies, count, expected) => {
  expect(chooseVictims(members.map(member), zones, policies, count, 1_000_000)).toEqual(expected);
});

test('launches go to the zone with fewest instances, with the other zones as alternatives', () => {
  const present = [{ AvailabilityZone: 'a' }, { AvailabilityZone: 'a' }, { AvailabilityZone: 'b' }];
  const first = launchOrder(zones, present, [], 3).map((order) => order[0]);
  expect(first).toEqual(['subnet-c', 'subnet-b', 'subnet-c']);
  expect(launchOrder(zones, present, [], 1)[0]).toEqual(['subnet-c', 'subnet-b', 'subnet-a']);
});

test('between zones that are equally full, the one with fewer up-to-date instances gets the next', () => {
  const present = zones.map(({ name }) => ({ AvailabilityZone: name }));
  const upToDate = [{ AvailabilityZone: 'a' }, { AvailabilityZone: 'c' }];
  expect(launchOrder(zones, present, upToDate, 1)[0]?.[0]).toBe('subnet-b');
});

/** Chooses one, takes it away, and looks again: what choosing many at once must amount to. */
function oneByOne(members: readonly MemberSnapshot[], policy: string, count: number): string[] {
  let left = [...members];
  const chosen: string[] = [];
  while (chosen.length < count) {
    const open = left.filter(({ member }) => !member.ProtectedFromScaleIn);
    const zoneOf = ({ member }: MemberSnapshot) => member.AvailabilityZone;
    const outside = open.filter((one) => !zones.some(({ name }) => name === zoneOf(one)));
    const sizeOf = (one: MemberSnapshot) => left.filter((other) => zoneOf(other) === zoneOf(one)).length;
    const most = Math.max(...open.map(sizeOf));
    const candidates = outside.length > 0 ? outside : open.filter((one) => sizeOf(one) === most);
    if (candidates.length === 0) break;
    // Of a single candidate in a single zone there is no choice but that of the policies.
    const [victim] = chooseVictims(
      candidates.map((one) => ({ ...one, member: { ...one.member, AvailabilityZone: 'a' } })),
      zones,
      [policy],
      1,
      2_000_000,
    );
    chosen.push(victim!);
    left = left.filter(({ member }) => member.InstanceId !== victim);
  }
  return chosen;
}

test.each(['Default', 'OldestInstance', 'NewestInstance', 'OldestLaunchTemplate'])(
  'many at once are those that would be chosen one after the other, by %s',
  (policy) => {
    const ids = new Ids(policy);
    const pick = (from: readonly string[]) => from[ids.below(from.length)];
    for (let round = 0; round < 200; round++) {
      const members = Array.from({ length: 1 + ids.below(10) }, (_, index) =>
        member(
          `${index} ${pick(['a', 'b', 'c', 'z'])} ${ids.below(5)} ${pick(['old', ''])} ${pick(['p', '', ''])}`,
        ),
      );
      const count = ids.below(12);
      expect(chooseVictims(members, zones, [policy], count, 2_000_000)).toEqual(
        oneByOne(members, policy, count),
      );
    }
  },
);
