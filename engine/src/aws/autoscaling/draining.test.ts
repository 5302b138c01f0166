import { expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { group, ids, makeGroup, states, subnetIds } from './testing/groups.ts';

/** A cluster on a group of two instances with managed draining, and a service with one task on each. */
function cluster(): Rehearsal {
  const cloud = rehearse({ services });
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'ecs' });
  cloud.call('ecs', 'CreateCluster', { clusterName: 'demo' });
  const UserData = Buffer.from('#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config').toString(
    'base64',
  );
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: {
      ImageId: publicImages('us-east-1')[0]!.imageId,
      InstanceType: 't3.small',
      IamInstanceProfile: { Name: 'ecs' },
      UserData,
    },
  });
  makeGroup(cloud);
  cloud.call('ecs', 'CreateCapacityProvider', {
    name: 'fleet',
    autoScalingGroupProvider: {
      autoScalingGroupArn: group(cloud).AutoScalingGroupARN!,
      managedDraining: 'ENABLED',
      managedScaling: { status: 'DISABLED' },
    },
  });
  cloud.on('runtime/start-task', ({ taskArn, containers }) =>
    cloud.report('runtime/task-started', {
      taskArn,
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
      containers: containers.map(({ name }) => ({ name, runtimeId: name, endpoints: [] })),
    }),
  );
  cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
  cloud.advance(1_000);
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: 'app',
    networkMode: 'awsvpc',
    containerDefinitions: [{ name: 'app', image: 'app:1', memory: 128, cpu: 64 }],
  });
  cloud.call('ecs', 'CreateService', {
    cluster: 'demo',
    serviceName: 'app',
    taskDefinition: 'app',
    desiredCount: 2,
    networkConfiguration: { awsvpcConfiguration: { subnets: subnetIds(cloud) } },
  });
  cloud.advance(60_000);
  return cloud;
}

const running = (cloud: Rehearsal) =>
  cloud.call('ecs', 'DescribeServices', { cluster: 'demo', services: ['app'] }).services![0]!.runningCount;

const containerInstances = (cloud: Rehearsal) => {
  const { containerInstanceArns = [] } = cloud.call('ecs', 'ListContainerInstances', { cluster: 'demo' });
  return cloud.call('ecs', 'DescribeContainerInstances', {
    cluster: 'demo',
    containerInstances: containerInstanceArns,
  }).containerInstances!;
};

test('an instance is drained before it is terminated: its tasks already run elsewhere', () => {
  const cloud = cluster();
  expect(containerInstances(cloud).map(({ runningTasksCount }) => runningTasksCount)).toEqual([1, 1]);
  const [victim] = ids(cloud);
  cloud.call('autoscaling', 'TerminateInstanceInAutoScalingGroup', {
    InstanceId: victim!,
    ShouldDecrementDesiredCapacity: false,
  });
  cloud.settle();
  const draining = containerInstances(cloud).find(({ ec2InstanceId }) => ec2InstanceId === victim);
  expect(draining?.status).toBe('DRAINING');
  expect(states(cloud)).toContain('Terminating:Wait a');
  const counts: number[] = [];
  for (let step = 0; step < 120 && ids(cloud).includes(victim!); step++) {
    cloud.advance(1_000);
    counts.push(running(cloud)!);
  }
  expect(ids(cloud)).not.toContain(victim);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
  cloud.advance(60_000);
  expect(running(cloud)).toBe(2);
});

test('an instance that EC2 has lost is removed without draining', () => {
  const cloud = cluster();
  const [lost] = ids(cloud);
  cloud.call('ec2', 'TerminateInstances', { InstanceIds: [lost!] });
  cloud.advance(2_000);
  expect(ids(cloud)).not.toContain(lost);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
  // ECS may first place both tasks in one zone, and then rebalances them.
  cloud.advance(300_000);
  expect(running(cloud)).toBe(2);
});
