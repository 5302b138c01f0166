// The guide's example of target group health: two zones of ten targets, thresholds of 50 %, six targets fail in zone B.
import { expect, test } from 'vitest';
import { Deadlines } from '../connections/deadlines.ts';
import { target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { TargetGroup } from './target-group.ts';
import { zonesInDns } from './zones-in-dns.ts';

const zones = ['a', 'b'];
const half = {
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': '50',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': '50',
};

/** @param registered targets of each zone, of which the first `healthy` are. */
function group(
  attributes: Record<string, string>,
  counts: Record<string, { readonly healthy: number; readonly registered: number }>,
): TargetGroup {
  const targets = Object.entries(counts).flatMap(([availabilityZone, { registered }], at) =>
    Array.from({ length: registered }, (_, i) =>
      target(1000 + i, { id: `10.0.${at}.${i}`, availabilityZone }),
    ),
  );
  const source = targetGroup('web', { attributes, targets });
  const made = new TargetGroup(source);
  made.update(source, new Deadlines(new VirtualClock()));
  for (const [availabilityZone, { healthy }] of Object.entries(counts)) {
    const all = [...made.targets.values()].filter(
      ({ registration }) => registration.availabilityZone === availabilityZone,
    );
    for (const [i, each] of all.entries()) each.state = i < healthy ? 'healthy' : 'unhealthy';
  }
  made.changed();
  return made;
}

const example = {
  a: { healthy: 10, registered: 10 },
  b: { healthy: 4, registered: 10 },
};

test('with cross-zone off, zone B leaves DNS, and whoever still reaches it gets all of its targets', () => {
  const made = group({ ...half, 'load_balancing.cross_zone.enabled': 'false' }, example);
  expect(zonesInDns(zones, [made])).toEqual(['a']);
  expect(made.eligible('a').targets).toHaveLength(10);
  expect(made.eligible('b').targets).toHaveLength(10);
  expect(made.eligible('b').failOpen).toBe(true);
});

test('with cross-zone on, 14 of 20 are enough for both', () => {
  const made = group(half, example);
  expect(zonesInDns(zones, [made])).toEqual(zones);
  expect(made.eligible('b').targets).toHaveLength(14);
});

test.each<[string, Record<string, string>, { healthy: number; registered: number }, boolean]>([
  ['one healthy target, by default', {}, { healthy: 1, registered: 10 }, true],
  ['none, by default', {}, { healthy: 0, registered: 10 }, false],
  ['none, and failover is off', { count: 'off' }, { healthy: 0, registered: 10 }, true],
  ['exactly the count', { count: '3' }, { healthy: 3, registered: 10 }, true],
  ['one less than the count', { count: '3' }, { healthy: 2, registered: 10 }, false],
  ['exactly the percentage', { percentage: '30' }, { healthy: 3, registered: 10 }, true],
  ['less than the percentage', { percentage: '31' }, { healthy: 3, registered: 10 }, false],
  [
    'the count but not the percentage',
    { count: '2', percentage: '50' },
    { healthy: 4, registered: 10 },
    false,
  ],
  [
    'the percentage but not the count',
    { count: '5', percentage: '10' },
    { healthy: 4, registered: 10 },
    false,
  ],
  [
    'the percentage, with the count off',
    { count: 'off', percentage: '10' },
    { healthy: 0, registered: 10 },
    false,
  ],
  ['no target at all: it stays, and answers 503', {}, { healthy: 0, registered: 0 }, true],
])('a zone with %s', (_, thresholds, counts, stays) => {
  const attributes = Object.fromEntries(
    Object.entries(thresholds).map(([kind, value]) => [
      `target_group_health.dns_failover.minimum_healthy_targets.${kind}`,
      value,
    ]),
  );
  const made = group(
    { ...attributes, 'load_balancing.cross_zone.enabled': 'false' },
    { a: { healthy: 10, registered: 10 }, b: counts },
  );
  expect(zonesInDns(zones, [made])).toEqual(stays ? zones : ['a']);
});

test('when no zone is healthy, all are used', () => {
  const none = { healthy: 0, registered: 2 };
  const made = group({ 'load_balancing.cross_zone.enabled': 'false' }, { a: none, b: none });
  expect(zonesInDns(zones, [made])).toEqual(zones);
});

test('a zone stays while one of several groups is healthy there', () => {
  const off = { 'load_balancing.cross_zone.enabled': 'false' };
  const well = { healthy: 1, registered: 1 };
  const ill = { healthy: 0, registered: 1 };
  const sick = group(off, { a: well, b: ill });
  expect(zonesInDns(zones, [sick])).toEqual(['a']);
  expect(zonesInDns(zones, [sick, group(off, { a: well, b: well })])).toEqual(zones);
  expect(zonesInDns(zones, [sick, group(off, { a: well })])).toEqual(['a']);
});
