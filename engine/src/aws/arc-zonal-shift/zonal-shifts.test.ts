// Zonal shifts over the API, and what load balancers are given for them.
import type { RoutingTable } from '@drydock/balancer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

let cloud: Rehearsal;
let arn: string;
let group: string;
beforeEach(() => {
  cloud = rehearse({ services });
  ({ arn, group } = balanced('lb'));
  enable(arn);
});
afterEach(() => cloud[Symbol.dispose]());

/** In us-east-1a and us-east-1b, with a target in each. */
function balanced(name: string) {
  const subnets = cloud
    .call('ec2', 'DescribeSubnets', {})
    .Subnets!.filter(({ AvailabilityZone }) => /[ab]$/.test(AvailabilityZone!))
    .sort((a, b) => a.AvailabilityZone!.localeCompare(b.AvailabilityZone!));
  const { LoadBalancerArn = '', VpcId } = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: name,
    Subnets: subnets.map(({ SubnetId = '' }) => SubnetId),
  }).LoadBalancers![0]!;
  const { TargetGroupArn = '' } = cloud.call('elbv2', 'CreateTargetGroup', {
    Name: name,
    Protocol: 'HTTP',
    Port: 80,
    VpcId,
    TargetType: 'ip',
  }).TargetGroups![0]!;
  cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  const Targets = subnets.map(({ CidrBlock = '' }) => ({ Id: CidrBlock.replace(/\d+\/.*$/, '77') }));
  cloud.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets });
  cloud.settle();
  return { arn: LoadBalancerArn, group: TargetGroupArn };
}

const enable = (LoadBalancerArn: string) =>
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn,
    Attributes: [{ Key: 'zonal_shift.config.enabled', Value: 'true' }],
  });

const start = (change: object = {}) =>
  cloud.call('arc-zonal-shift', 'StartZonalShift', {
    resourceIdentifier: arn,
    awayFrom: 'use1-az1',
    expiresIn: '20m',
    comment: 'a rehearsal',
    ...change,
  });

const get = () => cloud.call('arc-zonal-shift', 'GetManagedResource', { resourceIdentifier: arn });

const table = (): RoutingTable =>
  cloud.effects.flatMap(({ effect, input }) => (effect === 'balancer/apply' ? input : [])).at(-1)!;

const shiftedTargets = () =>
  table().targetGroups.flatMap(({ targets }) =>
    targets.filter(({ isShifted }) => isShifted).map(({ availabilityZone }) => availabilityZone),
  );

const failure = (body: () => unknown): object => {
  try {
    body();
  } catch (error) {
    const { code, status, members } = error as AwsFault;
    return { code, status, ...members };
  }
  return {};
};

it('takes the zone from the load balancer, its targets and its weights, until it expires', () => {
  const shift = start();
  cloud.settle();
  expect(shift).toMatchObject({ resourceIdentifier: arn, awayFrom: 'use1-az1', status: 'ACTIVE' });
  expect(shift.expiryTime!.getTime() - shift.startTime!.getTime()).toBe(20 * 60_000);
  expect(table().loadBalancers[0]).toMatchObject({ shiftedFrom: 'us-east-1a' });
  expect(shiftedTargets()).toEqual(['us-east-1a']);
  expect(get()).toMatchObject({
    name: 'lb',
    appliedWeights: { 'use1-az1': 0, 'use1-az2': 1 },
    zonalShifts: [{ appliedStatus: 'APPLIED', zonalShiftId: shift.zonalShiftId, awayFrom: 'use1-az1' }],
  });
  const overrides = cloud
    .call('elbv2', 'DescribeTargetHealth', { TargetGroupArn: group })
    .TargetHealthDescriptions!.map(({ Target, AdministrativeOverride }) => [
      Target!.AvailabilityZone,
      AdministrativeOverride!.State,
    ]);
  expect(Object.fromEntries(overrides)).toEqual({
    'us-east-1a': 'zonal_shift_active',
    'us-east-1b': 'no_override',
  });
  cloud.advance(20 * 60_000);
  expect(shiftedTargets()).toEqual([]);
  expect(table().loadBalancers[0]).not.toHaveProperty('shiftedFrom');
  expect(get()).toMatchObject({ appliedWeights: { 'use1-az1': 1, 'use1-az2': 1 }, zonalShifts: [] });
  expect(cloud.call('arc-zonal-shift', 'ListZonalShifts', { status: 'EXPIRED' }).items).toHaveLength(1);
});

it('is prolonged from now on, and canceled, with events; a restart does not end it', () => {
  const { zonalShiftId } = start();
  cloud.advance(10 * 60_000);
  cloud.restart();
  cloud.settle();
  const updated = cloud.call('arc-zonal-shift', 'UpdateZonalShift', { zonalShiftId, expiresIn: '1h' });
  expect(updated.expiryTime!.getTime()).toBe(cloud.clock.now() + 3_600_000);
  cloud.advance(30 * 60_000);
  expect(shiftedTargets()).toEqual(['us-east-1a']);
  expect(cloud.call('arc-zonal-shift', 'CancelZonalShift', { zonalShiftId })).toMatchObject({
    status: 'CANCELED',
  });
  cloud.settle();
  expect(shiftedTargets()).toEqual([]);
  expect(failure(() => cloud.call('arc-zonal-shift', 'CancelZonalShift', { zonalShiftId }))).toEqual({
    code: 'ConflictException',
    status: 409,
    reason: 'ZonalShiftStatusNotActive',
    zonalShiftId,
  });
  const events = cloud.published.flatMap(({ event, detail }) =>
    event === 'arc-zonal-shift/shift' ? [detail.detailType] : [],
  );
  expect(events).toEqual(['Manual Shift Started', 'Manual Shift Updated', 'Manual Shift Canceled']);
});

it('is one at a time for a load balancer, and lists page', () => {
  const { zonalShiftId } = start();
  expect(failure(() => start({ awayFrom: 'use1-az2' }))).toMatchObject({
    code: 'ConflictException',
    reason: 'ZonalShiftAlreadyExists',
    zonalShiftId,
  });
  const other = balanced('other');
  expect(failure(() => start({ resourceIdentifier: other.arn }))).toMatchObject({
    code: 'ResourceNotFoundException',
    status: 404,
  });
  enable(other.arn);
  start({ resourceIdentifier: other.arn });
  const first = cloud.call('arc-zonal-shift', 'ListZonalShifts', { maxResults: 1 });
  const second = cloud.call('arc-zonal-shift', 'ListZonalShifts', { nextToken: first.nextToken });
  expect([...first.items!, ...second.items!].map(({ shiftType }) => shiftType)).toEqual([
    'ZONAL_SHIFT',
    'ZONAL_SHIFT',
  ]);
  expect(cloud.call('arc-zonal-shift', 'ListZonalShifts', { resourceIdentifier: arn }).items).toHaveLength(1);
  expect(
    cloud
      .call('arc-zonal-shift', 'ListManagedResources', {})
      .items!.map(({ name }) => name)
      .sort(),
  ).toEqual(['lb', 'other']);
  expect(
    failure(() => cloud.call('arc-zonal-shift', 'ListZonalShifts', { nextToken: 'nowhere' })),
  ).toMatchObject({ reason: 'InvalidToken' });
});

it.each([
  [{ awayFrom: 'use1-az3' }, 'InvalidAz'],
  [{ awayFrom: 'us-east-1a' }, 'InvalidAz'],
  [{ expiresIn: '73h' }, 'InvalidExpiresIn'],
  [{ expiresIn: '0m' }, 'InvalidExpiresIn'],
])('%o is refused: %s', (change, reason) => {
  expect(failure(() => start(change))).toMatchObject({ code: 'ValidationException', status: 400, reason });
});
