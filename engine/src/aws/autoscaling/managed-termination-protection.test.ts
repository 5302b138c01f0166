import { expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { activities, group, makeGroup } from './testing/groups.ts';

const minuteMs = 60_000;

/** A service of 14 tasks, two of which fit on an instance of its capacity provider, and a daemon. */
function cluster(isProtected: boolean): Rehearsal {
  const cloud = rehearse({ services });
  cloud.on('runtime/start-task', ({ taskArn, containers }) =>
    cloud.report('runtime/task-started', {
      taskArn,
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
      containers: containers.map(({ name }) => ({ name, runtimeId: name, endpoints: [] })),
    }),
  );
  cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'ecs' });
  cloud.call('ecs', 'CreateCluster', { clusterName: 'demo' });
  const userData = '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config';
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: {
      ImageId: publicImages('us-east-1')[0]!.imageId,
      InstanceType: 't3.small',
      IamInstanceProfile: { Name: 'ecs' },
      UserData: Buffer.from(userData).toString('base64'),
    },
  });
  makeGroup(cloud, { MinSize: 0, DesiredCapacity: 0, MaxSize: 10 });
  cloud.call('ecs', 'CreateCapacityProvider', {
    name: 'fleet',
    autoScalingGroupProvider: {
      autoScalingGroupArn: group(cloud).AutoScalingGroupARN!,
      managedScaling: { status: 'ENABLED' },
      managedTerminationProtection: isProtected ? 'ENABLED' : 'DISABLED',
    },
  });
  cloud.call('ecs', 'PutClusterCapacityProviders', {
    cluster: 'demo',
    capacityProviders: ['fleet'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'fleet', weight: 1 }],
  });
  for (const [family, memory] of [
    ['app', 900],
    ['agent', 64],
  ] as const)
    cloud.call('ecs', 'RegisterTaskDefinition', {
      family,
      networkMode: 'bridge',
      containerDefinitions: [{ name: family, image: `${family}:1`, memory, cpu: 64 }],
    });
  cloud.call('ecs', 'CreateService', {
    cluster: 'demo',
    serviceName: 'agent',
    taskDefinition: 'agent',
    schedulingStrategy: 'DAEMON',
    launchType: 'EC2',
  });
  cloud.call('ecs', 'CreateService', {
    cluster: 'demo',
    serviceName: 'app',
    taskDefinition: 'app',
    desiredCount: 14,
    placementStrategy: [{ type: 'binpack', field: 'memory' }],
  });
  cloud.advance(30 * minuteMs);
  return cloud;
}

const resize = (cloud: Rehearsal, desiredCount: number) =>
  void cloud.call('ecs', 'UpdateService', { cluster: 'demo', service: 'app', desiredCount });

const running = (cloud: Rehearsal) =>
  cloud.call('ecs', 'DescribeServices', { cluster: 'demo', services: ['app'] }).services![0]!.runningCount;

const instances = (cloud: Rehearsal) =>
  group(cloud).Instances!.map(({ InstanceId, ProtectedFromScaleIn }) => ({
    id: InstanceId!,
    isProtected: ProtectedFromScaleIn,
  }));

/** Of tasks other than the daemon's, by their instances' ids. */
function tasksByInstance(cloud: Rehearsal): ReadonlyMap<string, number> {
  const { taskArns = [] } = cloud.call('ecs', 'ListTasks', { cluster: 'demo', serviceName: 'app' });
  const { tasks = [] } = cloud.call('ecs', 'DescribeTasks', { cluster: 'demo', tasks: taskArns });
  const { containerInstanceArns = [] } = cloud.call('ecs', 'ListContainerInstances', { cluster: 'demo' });
  const { containerInstances = [] } = cloud.call('ecs', 'DescribeContainerInstances', {
    cluster: 'demo',
    containerInstances: containerInstanceArns,
  });
  return new Map(
    containerInstances.map(({ ec2InstanceId, containerInstanceArn }) => [
      ec2InstanceId!,
      tasks.filter((task) => task.containerInstanceArn === containerInstanceArn).length,
    ]),
  );
}

test('managed scaling removes the instances without tasks, daemons aside, and no task is stopped for it', () => {
  const cloud = cluster(true);
  expect(running(cloud)).toBe(14);
  const before = instances(cloud);
  expect(before.every(({ isProtected }) => isProtected)).toBe(true);
  resize(cloud, 4);
  cloud.advance(minuteMs);
  const busy = [...tasksByInstance(cloud)].flatMap(([id, count]) => (count > 0 ? [id] : []));
  expect(busy.length).toBeLessThan(before.length);
  const stopped = cloud.effects.filter(({ effect }) => effect === 'runtime/stop-task').length;
  cloud.advance(30 * minuteMs);
  expect(instances(cloud)).toEqual(
    before.filter(({ id }) => busy.includes(id)).map(({ id }) => ({ id, isProtected: true })),
  );
  expect(running(cloud)).toBe(4);
  expect(activities(cloud).some(({ Cause }) => Cause!.includes('balancing the group'))).toBe(false);
  // Of those that are removed, only the daemon's tasks are stopped.
  const gone = before.length - busy.length;
  expect(cloud.effects.filter(({ effect }) => effect === 'runtime/stop-task')).toHaveLength(stopped + gone);
});

test('without protection the group chooses, and its activities name ECS’s policy and alarm', () => {
  const cloud = cluster(false);
  const before = instances(cloud);
  expect(before.some(({ isProtected }) => isProtected)).toBe(false);
  resize(cloud, 4);
  cloud.advance(40 * minuteMs);
  expect(instances(cloud).length).toBeLessThan(before.length);
  const causesOf = (side: string) =>
    activities(cloud).filter(({ Cause }) =>
      new RegExp(
        `a monitor alarm TargetTracking-nodes-Alarm${side}-[0-9a-f-]{36} in state ALARM triggered policy ECSManagedAutoScalingPolicy-[0-9a-f-]{36} changing the desired capacity from`,
      ).test(Cause!),
    );
  expect(causesOf('High').length).toBeGreaterThan(0);
  expect(causesOf('Low').length).toBeGreaterThan(0);
  expect(activities(cloud).some(({ Cause }) => Cause!.includes('explicitly set'))).toBe(false);
});
