import { expect, test } from 'vitest';
import type { Events } from '../../kernel/registry.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { activities, group, ids, makeGroup, rehearsal, standaloneInstance } from './testing/groups.ts';

type AutoScalingEvent = Events[Extract<keyof Events, `autoscaling/${string}`>];

function withEvents() {
  const published: AutoScalingEvent[] = [];
  const record = (event: AutoScalingEvent) => void published.push(event);
  const listener = standInService<'lambda'>({
    id: 'lambda',
    operations: {},
    subscriptions: {
      'autoscaling/instance-launched': record,
      'autoscaling/instance-launch-failed': record,
      'autoscaling/instance-terminated': record,
      'autoscaling/lifecycle-action-began': record,
    },
  });
  return { cloud: rehearsal(listener), published };
}

const instanceArn = (id: string | undefined) => `arn:aws:ec2:us-east-1:000000000000:instance/${id}`;

test('a launch is published when the instance is in service', () => {
  const { cloud, published } = withEvents();
  makeGroup(cloud, { DesiredCapacity: 1 });
  cloud.settle();
  expect(published).toEqual([]);
  cloud.advance(300);
  const [activity] = activities(cloud);
  expect(published).toEqual([
    {
      detailType: 'EC2 Instance Launch Successful',
      resources: [group(cloud).AutoScalingGroupARN, instanceArn(ids(cloud)[0])],
      detail: {
        StatusCode: 'InProgress',
        AutoScalingGroupName: 'nodes',
        ActivityId: activity?.ActivityId,
        RequestId: activity?.ActivityId,
        Description: `Launching a new EC2 instance: ${ids(cloud)[0]}`,
        Cause: activity?.Cause,
        StatusMessage: '',
        StartTime: activity?.StartTime?.toISOString(),
        EndTime: activity?.EndTime?.toISOString(),
        Details: { 'Subnet ID': expect.stringMatching(/^subnet-/), 'Availability Zone': 'us-east-1a' },
        EC2InstanceId: ids(cloud)[0],
        Origin: 'EC2',
        Destination: 'AutoScalingGroup',
      },
    },
  ]);
});

test('a termination is published when EC2 has terminated the instance', () => {
  const { cloud, published } = withEvents();
  makeGroup(cloud, { MinSize: 0, DesiredCapacity: 1 });
  cloud.advance(300);
  const [id] = ids(cloud);
  published.length = 0;
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 0 });
  cloud.settle();
  expect(published).toEqual([]);
  cloud.advance(1_000);
  expect(published).toMatchObject([
    {
      detailType: 'EC2 Instance Terminate Successful',
      resources: [group(cloud).AutoScalingGroupARN, instanceArn(id)],
      detail: {
        EC2InstanceId: id,
        Description: `Terminating EC2 instance: ${id}`,
        Origin: 'AutoScalingGroup',
        Destination: 'EC2',
      },
    },
  ]);
});

test('a launch that fails is published with its reason', () => {
  const { cloud, published } = withEvents();
  cloud.call('ec2', 'CreateLaunchTemplateVersion', {
    LaunchTemplateName: 'nodes',
    SourceVersion: '1',
    LaunchTemplateData: { KeyName: 'missing' },
  });
  cloud.call('ec2', 'CreateKeyPair', { KeyName: 'missing' });
  makeGroup(cloud, { DesiredCapacity: 1 });
  cloud.call('ec2', 'DeleteKeyPair', { KeyName: 'missing' });
  cloud.settle();
  expect(published).toMatchObject([
    {
      detailType: 'EC2 Instance Launch Unsuccessful',
      detail: {
        StatusCode: 'Failed',
        StatusMessage: "The key pair 'missing' does not exist Launching EC2 instance failed.",
      },
    },
  ]);
});

test.each([
  ['LAUNCHING', 'launch', 'EC2', 'AutoScalingGroup'],
  ['TERMINATING', 'terminate', 'AutoScalingGroup', 'EC2'],
])(
  'a lifecycle action of a hook at %s is published with its token',
  (transition, word, Origin, Destination) => {
    const { cloud, published } = withEvents();
    makeGroup(cloud, {
      MinSize: 0,
      DesiredCapacity: 1,
      LifecycleHookSpecificationList: [
        {
          LifecycleHookName: 'pause',
          LifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
          NotificationMetadata: 'm',
        },
      ],
    });
    cloud.advance(300);
    const [id] = ids(cloud);
    if (word === 'terminate') {
      published.length = 0;
      cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 0 });
      cloud.advance(1_000);
    }
    expect(published).toEqual([
      {
        detailType: `EC2 Instance-${word} Lifecycle Action`,
        resources: [group(cloud).AutoScalingGroupARN],
        detail: {
          LifecycleActionToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
          AutoScalingGroupName: 'nodes',
          LifecycleHookName: 'pause',
          EC2InstanceId: id,
          LifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
          NotificationMetadata: 'm',
          Origin,
          Destination,
        },
      },
    ]);
    const detail = published[0]!.detail as { LifecycleActionToken: string };
    cloud.call('autoscaling', 'CompleteLifecycleAction', {
      AutoScalingGroupName: 'nodes',
      LifecycleHookName: 'pause',
      LifecycleActionToken: detail.LifecycleActionToken,
      LifecycleActionResult: 'CONTINUE',
    });
    cloud.advance(1_000);
    expect(published).toHaveLength(2);
  },
);

test('an instance that is attached was not launched', () => {
  const { cloud, published } = withEvents();
  makeGroup(cloud, { MinSize: 0, DesiredCapacity: 0 });
  const id = standaloneInstance(cloud);
  cloud.call('autoscaling', 'AttachInstances', { AutoScalingGroupName: 'nodes', InstanceIds: [id] });
  cloud.advance(1_000);
  expect([ids(cloud), published]).toEqual([[id], []]);
});
