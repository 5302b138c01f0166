// A group that Application Recovery Controller shifts away from a zone.
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { arcZonalShift } from '../arc-zonal-shift/index.ts';
import { elbv2 } from '../elbv2/index.ts';
import { faultOf, group, ids, makeGroup, rehearsal, states } from './testing/groups.ts';

const AutoScalingGroupName = 'nodes';

function fleet(behaviour: 'ReplaceUnhealthy' | 'IgnoreUnhealthy' = 'ReplaceUnhealthy', isEnabled = true) {
  const cloud = rehearsal(elbv2, arcZonalShift);
  makeGroup(cloud, {
    AvailabilityZoneImpairmentPolicy: {
      ZonalShiftEnabled: isEnabled,
      ImpairedZoneHealthCheckBehavior: behaviour,
    },
  });
  cloud.advance(300);
  return cloud;
}

/** Of the group's first zone. */
const shift = (cloud: Rehearsal) => {
  const zones = cloud.call('ec2', 'DescribeAvailabilityZones', {}).AvailabilityZones!;
  const first = group(cloud).AvailabilityZones![0];
  const started = cloud.call('arc-zonal-shift', 'StartZonalShift', {
    resourceIdentifier: group(cloud).AutoScalingGroupARN!,
    awayFrom: zones.find(({ ZoneName }) => ZoneName === first)!.ZoneId!,
    expiresIn: '1h',
    comment: 'a test',
  });
  cloud.settle();
  return started;
};

const resize = (cloud: Rehearsal, DesiredCapacity: number) => {
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity });
  cloud.advance(300);
};

const fail = (cloud: Rehearsal, zone: string) => {
  const [failed] = group(cloud).Instances!.filter(({ AvailabilityZone }) => AvailabilityZone!.endsWith(zone));
  cloud.call('autoscaling', 'SetInstanceHealth', {
    InstanceId: failed!.InstanceId!,
    HealthStatus: 'Unhealthy',
    ShouldRespectGracePeriod: false,
  });
  cloud.advance(2_000);
};

test('launches in its other zones while the shift lasts, and is balanced again after it', () => {
  const cloud = fleet();
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
  const { zonalShiftId } = shift(cloud);
  resize(cloud, 4);
  expect(states(cloud)).toEqual(['InService a', 'InService b', 'InService b', 'InService b']);
  cloud.advance(600_000);
  expect(states(cloud)).toEqual(['InService a', 'InService b', 'InService b', 'InService b']);
  cloud.call('arc-zonal-shift', 'CancelZonalShift', { zonalShiftId });
  cloud.advance(600_000);
  expect(states(cloud)).toEqual(['InService a', 'InService a', 'InService b', 'InService b']);
});

test('an unhealthy instance of the zone is replaced in another, or stays, as its policy says', () => {
  const replacing = fleet('ReplaceUnhealthy');
  shift(replacing);
  fail(replacing, 'a');
  expect(states(replacing)).toEqual(['InService b', 'InService b']);
  const ignoring = fleet('IgnoreUnhealthy');
  shift(ignoring);
  const before = ids(ignoring);
  fail(ignoring, 'a');
  expect(ids(ignoring)).toEqual(before);
  fail(ignoring, 'b');
  expect(ids(ignoring)).not.toEqual(before);
  expect(states(ignoring)).toEqual(['InService a', 'InService b']);
});

test('its policies do not shrink it while the shift lasts', () => {
  const cloud = fleet();
  cloud.call('autoscaling', 'PutScalingPolicy', {
    AutoScalingGroupName,
    PolicyName: 'in',
    AdjustmentType: 'ChangeInCapacity',
    ScalingAdjustment: -1,
  });
  const execute = () => {
    cloud.call('autoscaling', 'ExecutePolicy', { AutoScalingGroupName, PolicyName: 'in' });
    return group(cloud).DesiredCapacity;
  };
  const { zonalShiftId } = shift(cloud);
  expect(execute()).toBe(2);
  cloud.call('arc-zonal-shift', 'CancelZonalShift', { zonalShiftId });
  cloud.settle();
  expect(execute()).toBe(1);
});

test('a group that has not enabled it is not a managed resource, and one that disables it is balanced', () => {
  expect(faultOf(() => shift(fleet('ReplaceUnhealthy', false)))).toMatch(/^ResourceNotFoundException: /);
  const cloud = fleet();
  expect(cloud.call('arc-zonal-shift', 'ListManagedResources', {}).items).toMatchObject([
    { name: 'nodes', arn: group(cloud).AutoScalingGroupARN },
  ]);
  shift(cloud);
  resize(cloud, 4);
  cloud.call('autoscaling', 'UpdateAutoScalingGroup', {
    AutoScalingGroupName,
    AvailabilityZoneImpairmentPolicy: { ZonalShiftEnabled: false },
  });
  cloud.advance(600_000);
  expect(states(cloud)).toEqual(['InService a', 'InService a', 'InService b', 'InService b']);
});
