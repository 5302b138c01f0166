import { expect, test } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import {
  alarms,
  bareRehearsal,
  names,
  targetRehearsal,
  trackedRehearsal,
} from './testing/tracked-service.ts';

const unknown = { ...names, ResourceId: 'service/main/none' };

test('registering brings a desired count inside the bounds, and leaves a later one alone', () => {
  const { cloud, desired } = trackedRehearsal();
  cloud.call('application-autoscaling', 'RegisterScalableTarget', { ...names, MinCapacity: 3 });
  expect(desired()).toBe(3);
  cloud.call('ecs', 'UpdateService', { service: 'web', desiredCount: 0 });
  cloud.advance(120_000);
  expect(desired()).toBe(0);
});

test.each([
  ['a service that does not exist', { ResourceId: 'service/main/none' }, /^ECS service doesn't exist/],
  ['another namespace', { ServiceNamespace: 'dynamodb' as const }, /not dynamodb/],
  ['bounds the wrong way round', { MinCapacity: 5 }, /Maximum capacity cannot be less than minimum capacity/],
  ['a new target without bounds', { MaxCapacity: undefined }, /MinCapacity and MaxCapacity are required/],
  ['a malformed resource id', { ResourceId: 'web' }, /^Unsupported resource ID: web\./],
])('registering %s is refused', (_what, change, expected) => {
  const cloud = bareRehearsal();
  const register = () =>
    cloud.call('application-autoscaling', 'RegisterScalableTarget', {
      ...names,
      MinCapacity: 1,
      MaxCapacity: 4,
      ...change,
    });
  expect(register).toThrow(AwsFault);
  expect(register).toThrow(expected);
});

test('DescribeScalableTargets returns a target with its defaults, by namespace and resource id', () => {
  const { cloud } = targetRehearsal();
  const describe = (input: object) =>
    cloud.call('application-autoscaling', 'DescribeScalableTargets', { ServiceNamespace: 'ecs', ...input })
      .ScalableTargets;
  expect(describe({ ResourceIds: [names.ResourceId] })).toMatchObject([
    {
      ...names,
      MinCapacity: 2,
      MaxCapacity: 4,
      ScalableTargetARN: expect.stringMatching(
        /^arn:aws:application-autoscaling:us-east-1:000000000000:scalable-target\//,
      ),
      RoleARN: expect.stringContaining('AWSServiceRoleForApplicationAutoScaling_ECSService'),
      CreationTime: new Date('2026-01-01'),
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
    },
  ]);
  expect(describe({ ResourceIds: [unknown.ResourceId] })).toEqual([]);
  expect(describe({ ServiceNamespace: 'ec2' })).toEqual([]);
  expect(describe({ ScalableDimension: 'ec2:spot-fleet-request:TargetCapacity' })).toEqual([]);
  expect(() => describe({ NextToken: 'x' })).toThrow('Invalid next token.');
});

test('registering again changes only what the request has', () => {
  const { cloud } = targetRehearsal();
  cloud.call('application-autoscaling', 'RegisterScalableTarget', {
    ...names,
    SuspendedState: { DynamicScalingInSuspended: true },
  });
  const { ScalableTargets } = cloud.call('application-autoscaling', 'DescribeScalableTargets', {
    ServiceNamespace: 'ecs',
  });
  expect(ScalableTargets).toMatchObject([
    {
      MinCapacity: 2,
      MaxCapacity: 4,
      SuspendedState: { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false },
    },
  ]);
});

test('deregistering a target deletes its policies and their alarms', () => {
  const { cloud } = trackedRehearsal();
  cloud.call('application-autoscaling', 'DeregisterScalableTarget', names);
  expect(cloud.state.all(alarms)).toEqual([]);
  expect(
    cloud.call('application-autoscaling', 'DescribeScalingPolicies', { ServiceNamespace: 'ecs' })
      .ScalingPolicies,
  ).toEqual([]);
  expect(() => cloud.call('application-autoscaling', 'DeregisterScalableTarget', names)).toThrow(
    'No scalable target found for service namespace: ecs, resource ID: service/main/web, scalable dimension: ecs:service:DesiredCount',
  );
});
