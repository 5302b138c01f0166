import { expect, it } from 'vitest';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { ecs } from './index.ts';
import { quotas } from './quotas.ts';
import { autoscaling, cloudwatch, ec2, elbv2, logs, ssm } from './testing/stand-ins.ts';

const services = [ecs, autoscaling, cloudwatch, ec2, elbv2, logs, ssm];
const exceeded = { code: 'LimitExceededException', message: 'The limit for the resource was exceeded.' };

const container = (name: string) => ({ name, image: 'app:1', memory: 64 });
const register = (cloud: Rehearsal, containers = 1, more: object = {}) =>
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: 'app',
    containerDefinitions: Array.from({ length: containers }, (_, index) => container(`c${index}`)),
    ...more,
  });
const prepare = (cloud: Rehearsal) => {
  cloud.call('ecs', 'CreateCluster', { clusterName: 'main' });
  register(cloud);
};
const createService = (cloud: Rehearsal, serviceName: string, more: object = {}) =>
  cloud.call('ecs', 'CreateService', {
    cluster: 'main',
    serviceName,
    taskDefinition: 'app',
    desiredCount: 0,
    ...more,
  });
const addInstance = (cloud: Rehearsal, instanceId: string) =>
  cloud.call('ecs', 'RegisterContainerInstance', {
    cluster: 'main',
    instanceIdentityDocument: JSON.stringify({ instanceId, availabilityZone: 'us-east-1a' }),
    totalResources: [
      { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
      { name: 'MEMORY', type: 'INTEGER', integerValue: 4000 },
    ],
  });

describeQuotas(services, ecs.quotas!, [
  {
    quota: quotas.clusters,
    add: (cloud, count) => cloud.call('ecs', 'CreateCluster', { clusterName: `c${count}` }),
    ...exceeded,
  },
  {
    quota: quotas.servicesPerCluster,
    prepare,
    add: (cloud, count) => createService(cloud, `s${count}`),
    ...exceeded,
  },
  {
    quota: quotas.tasksPerService,
    prepare: (cloud) => {
      prepare(cloud);
      createService(cloud, 'web');
    },
    add: (cloud, count) =>
      cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', desiredCount: count }),
    code: 'InvalidParameterException',
    message: 'Desired count exceeds limit.',
  },
  {
    quota: quotas.containerInstancesPerCluster,
    prepare,
    add: (cloud, count) => addInstance(cloud, `i-${count}`),
    ...exceeded,
  },
  { quota: quotas.revisionsPerFamily, add: (cloud) => register(cloud), ...exceeded },
  {
    quota: quotas.taskDefinitionSize,
    limit: 1000,
    present: 999,
    add: (cloud, count) => {
      const bare = JSON.stringify({ family: 'app', containerDefinitions: [container('c0')], cpu: '' }).length;
      register(cloud, 1, { cpu: '256'.padEnd(count - bare) });
    },
    code: 'ClientException',
    message: "Actual length: '1001'. Max allowed length is '1000' bytes.",
  },
  {
    quota: quotas.containersPerTaskDefinition,
    add: (cloud, count) => register(cloud, count),
    code: 'ClientException',
    message: 'Too many containers: a task definition has at most 2.',
  },
  {
    quota: quotas.tasksPerRunTask,
    prepare: (cloud) => {
      prepare(cloud);
      addInstance(cloud, 'i-1');
    },
    add: (cloud, count) => cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: 'app', count }),
    code: 'InvalidParameterException',
    message: 'count must be between 1 and 2.',
  },
  {
    quota: quotas.capacityProvidersPerCluster,
    add: (cloud, count) =>
      cloud.call('ecs', 'CreateCluster', {
        clusterName: `c${count}`,
        capacityProviders: Array.from({ length: count }, () => 'FARGATE'),
      }),
    ...exceeded,
  },
  {
    quota: quotas.targetGroupsPerService,
    limit: 0,
    prepare,
    add: (cloud, count) =>
      createService(cloud, 'web', {
        loadBalancers: Array.from({ length: count }, (_, index) => ({
          targetGroupArn: `arn:tg/${index}`,
          containerName: 'c0',
          containerPort: 80,
        })),
      }),
    code: 'InvalidParameterException',
    message: 'load balancers can have at most 0 items.',
  },
]);

it('refuses a service of 20,000,000 tasks before it writes anything', () => {
  using cloud = rehearse({ services });
  prepare(cloud);
  expect(() => createService(cloud, 'web', { desiredCount: 20_000_000 })).toThrow(
    expect.objectContaining({ code: 'InvalidParameterException', message: 'Desired count exceeds limit.' }),
  );
  expect(cloud.call('ecs', 'ListServices', { cluster: 'main' }).serviceArns).toEqual([]);
});
