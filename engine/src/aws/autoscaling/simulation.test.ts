// Whatever happens to a group, it returns to its desired state: random events, then half an hour without any, then checks.
import { expect, test } from 'vitest';
import { Ids } from '../../kernel/ids.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { group, ids, makeGroup, rehearsal, subnetIds } from './testing/groups.ts';

type Event = (cloud: Rehearsal, random: Ids) => void;

const one = (cloud: Rehearsal, random: Ids) => {
  const all = ids(cloud);
  return all[random.below(all.length)];
};
const AutoScalingGroupName = 'nodes';

const events: Readonly<Record<string, Event>> = {
  resize: (cloud, random) =>
    void cloud.call('autoscaling', 'SetDesiredCapacity', {
      AutoScalingGroupName,
      DesiredCapacity: 1 + random.below(8),
    }),
  terminate: (cloud, random) => {
    const id = one(cloud, random);
    if (id) cloud.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
  },
  stop: (cloud, random) => {
    const id = one(cloud, random);
    const found = cloud.call('ec2', 'DescribeInstances', {
      Filters: [{ Name: 'instance-id', Values: [id ?? ''] }],
    });
    const state = found.Reservations?.[0]?.Instances?.[0]?.State?.Name;
    if (id && state === 'running') cloud.call('ec2', 'StopInstances', { InstanceIds: [id] });
  },
  'report unhealthy': (cloud, random) => {
    const InstanceId = one(cloud, random);
    if (InstanceId) cloud.call('autoscaling', 'SetInstanceHealth', { InstanceId, HealthStatus: 'Unhealthy' });
  },
  move: (cloud, random) =>
    void cloud.call('autoscaling', 'UpdateAutoScalingGroup', {
      AutoScalingGroupName,
      VPCZoneIdentifier: subnetIds(cloud, 2 + random.below(2)).join(','),
    }),
  template: (cloud) =>
    void cloud.call('ec2', 'CreateLaunchTemplateVersion', {
      LaunchTemplateName: 'nodes',
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType: 't3.medium' },
    }),
  refresh: (cloud, random) => {
    const { InstanceRefreshes = [] } = cloud.call('autoscaling', 'DescribeInstanceRefreshes', {
      AutoScalingGroupName,
    });
    if (InstanceRefreshes.some(({ Status }) => Status === 'InProgress')) return;
    const Preferences = random.below(2) ? { MinHealthyPercentage: 100, MaxHealthyPercentage: 130 } : {};
    cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName, Preferences });
  },
  hook: (cloud, random) =>
    void cloud.call('autoscaling', 'PutLifecycleHook', {
      AutoScalingGroupName,
      LifecycleHookName: 'pause',
      LifecycleTransition: `autoscaling:EC2_INSTANCE_${random.below(2) ? 'LAUNCHING' : 'TERMINATING'}`,
      HeartbeatTimeout: 30,
      DefaultResult: 'CONTINUE',
    }),
  crash: (cloud) => cloud.restart(),
};

test.each(Array.from({ length: 20 }, (_, seed) => seed))('seed %i', (seed) => {
  const random = new Ids(`group:${seed}`);
  const cloud = rehearsal();
  makeGroup(cloud, { MaxSize: 9, DesiredCapacity: 3 });
  const names = Object.keys(events);
  const story: string[] = [];
  for (let step = 0; step < 25; step++) {
    const name = names[random.below(names.length)]!;
    story.push(name);
    events[name]!(cloud, random);
    cloud.advance(random.below(400));
  }
  cloud.advance(30 * 60_000);

  const history = story.join(' ');
  const { Instances = [], DesiredCapacity, AvailabilityZones = [] } = group(cloud);
  expect(
    Instances.map(({ LifecycleState, HealthStatus }) => `${LifecycleState} ${HealthStatus}`),
    history,
  ).toEqual(Array.from({ length: DesiredCapacity! }, () => 'InService Healthy'));
  const perZone = AvailabilityZones.map(
    (zone) => Instances.filter(({ AvailabilityZone }) => AvailabilityZone === zone).length,
  );
  expect(
    perZone.reduce((sum, count) => sum + count, 0),
    history,
  ).toBe(Instances.length);
  expect(Math.max(...perZone) - Math.min(...perZone), history).toBeLessThanOrEqual(1);
  const left = cloud.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running', 'stopped', 'stopping'] }],
  });
  const alive = left.Reservations!.flatMap((reservation) => reservation.Instances!.map((i) => i.InstanceId));
  expect(alive.sort(), history).toEqual(Instances.map(({ InstanceId }) => InstanceId).sort());
  const { NetworkInterfaces = [] } = cloud.call('ec2', 'DescribeNetworkInterfaces', {});
  expect(NetworkInterfaces.length, history).toBe(Instances.length);
  const { Activities = [] } = cloud.call('autoscaling', 'DescribeScalingActivities', {
    AutoScalingGroupName,
  });
  expect(
    Activities.filter(({ EndTime }) => EndTime === undefined),
    history,
  ).toEqual([]);
  expect(cloud.log, history).toEqual([]);
});
