import { describe, expect, test } from 'vitest';
import { type PlacementDemand, place } from './place.ts';
import type { PlaceableInstance } from './placeable-instance.ts';

const instance = (id: string, zone: string, change: Partial<PlaceableInstance> = {}): PlaceableInstance => ({
  id,
  availabilityZone: zone,
  status: 'ACTIVE',
  agentConnected: true,
  ec2InstanceId: `i-${id}`,
  registeredAt: 0,
  runningTasksCount: 0,
  attributes: { 'ecs.availability-zone': zone, 'ecs.instance-type': 't3.small' },
  taskGroups: [],
  free: { cpu: 2048, memory: 4096, enis: 2 },
  takenPorts: [],
  peers: 0,
  ...change,
});

const demand = (count: number, change: Partial<PlacementDemand> = {}): PlacementDemand => ({
  count,
  reservation: { cpu: 256, memory: 512, ports: [], enis: 0 },
  constraints: [],
  strategies: [],
  draw: 1,
  ...change,
});

const free = (cpu: number, memory = 4096, enis = 2) => ({ free: { cpu, memory, enis } });

describe('without a strategy', () => {
  test('spreads over zones, then over instances', () =>
    expect(place(demand(4), [instance('1', 'a'), instance('2', 'a'), instance('3', 'b')]).placed).toEqual([
      '1',
      '3',
      '2',
      '3',
    ]));

  test('counts the tasks that the service already has', () =>
    expect(place(demand(1), [instance('1', 'a', { peers: 2 }), instance('2', 'b')]).placed).toEqual(['2']));
});

describe('strategies', () => {
  test('binpack fills the instance that has the least left', () =>
    expect(
      place(demand(3, { strategies: [{ type: 'binpack', field: 'cpu' }] }), [
        instance('1', 'a'),
        instance('2', 'a', free(512)),
      ]).placed,
    ).toEqual(['2', '2', '1']));

  test('spread over a custom attribute, then binpack within it', () =>
    expect(
      place(
        demand(3, {
          strategies: [
            { type: 'spread', field: 'attribute:rack' },
            { type: 'binpack', field: 'memory' },
          ],
        }),
        [
          instance('1', 'a', { attributes: { rack: 'x' } }),
          instance('2', 'a', { attributes: { rack: 'y' } }),
          instance('3', 'a', { attributes: { rack: 'y' }, ...free(2048, 1024) }),
        ],
      ).placed,
    ).toEqual(['3', '1', '3']));

  test('random gives the same place for the same seed, and reaches every instance', () => {
    const many = Array.from({ length: 5 }, (_, index) => instance(String(index), 'a'));
    const at = (draw: number) => place(demand(1, { strategies: [{ type: 'random' }], draw }), many).placed[0];
    expect(at(7)).toBe(at(7));
    expect(new Set(Array.from({ length: 60 }, (_, draw) => at(draw))).size).toBe(5);
  });
});

describe('an instance that lacks something is passed over', () => {
  test.each([
    ['CPU', free(255), { cpu: 256 }, 'RESOURCE:CPU'],
    ['memory', free(2048, 511), {}, 'RESOURCE:MEMORY'],
    ['network interfaces', free(2048, 4096, 0), { enis: 1 }, 'RESOURCE:ENI'],
    ['a port', { takenPorts: ['80/tcp'] }, { ports: ['80/tcp'] }, 'RESOURCE:PORTS'],
    ['an agent', { agentConnected: false }, {}, 'AGENT'],
  ])('%s', (_what, lack, reservation, reason) => {
    const asked = demand(1, { reservation: { cpu: 256, memory: 512, ports: [], enis: 0, ...reservation } });
    expect(place(asked, [instance('1', 'a', lack)])).toEqual({
      placed: [],
      shortage: { reason, instanceId: '1' },
    });
    expect(place(asked, [instance('1', 'a', lack), instance('2', 'a')]).placed).toEqual(['2']);
  });

  test('a fixed host port is used once on each instance, even within one placement', () => {
    const ports = demand(3, { reservation: { cpu: 1, memory: 1, ports: ['80/tcp'], enis: 0 } });
    expect(place(ports, [instance('1', 'a'), instance('2', 'a')])).toEqual({
      placed: ['1', '2'],
      shortage: { reason: 'RESOURCE:PORTS', instanceId: '1' },
    });
  });

  test('draining instances are not used', () =>
    expect(place(demand(1), [instance('1', 'a', { status: 'DRAINING' })])).toEqual({
      placed: [],
      shortage: { reason: 'EMPTY' },
    }));

  test('zones without a subnet are not used', () =>
    expect(place(demand(2, { zones: ['b'] }), [instance('1', 'a'), instance('2', 'b')]).placed).toEqual([
      '2',
      '2',
    ]));
});

describe('placement constraints', () => {
  test('distinctInstance allows one task of the group on each instance', () =>
    expect(
      place(demand(3, { constraints: [{ type: 'distinctInstance' }] }), [
        instance('1', 'a'),
        instance('2', 'a', { peers: 1 }),
      ]),
    ).toMatchObject({ placed: ['1'], shortage: { reason: 'DISTINCT' } }));

  test('memberOf allows only instances for which the expression holds', () =>
    expect(
      place(
        demand(1, { constraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ m5.*' }] }),
        [instance('1', 'a'), instance('2', 'a', { attributes: { 'ecs.instance-type': 'm5.large' } })],
      ).placed,
    ).toEqual(['2']));
});
