// A rehearsed cloud for the tests of FIS: every service, a role, and a cluster with a service of tasks on Fargate.
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Input } from '../../../kernel/operation-types.ts';
import { publicImages } from '../../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

export const roleArn = 'arn:aws:iam::000000000000:role/faults';
export const alarmArn = 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:errors';

type TemplateInput = Input<'fis', 'CreateExperimentTemplate'>;

export const trust = (Service: string) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] });

export function faultyCloud(): Rehearsal {
  const cloud = rehearse({ services });
  cloud.call('iam', 'CreateRole', {
    RoleName: 'faults',
    AssumeRolePolicyDocument: trust('fis.amazonaws.com'),
  });
  cloud.on('runtime/start-task', ({ taskArn, containers }) =>
    cloud.report('runtime/task-started', {
      taskArn,
      containers: containers.map(({ name, portMappings }) => ({
        name,
        runtimeId: name,
        endpoints: portMappings.map(({ containerPort }, at) => ({
          containerPort,
          host: '127.0.0.1',
          port: 30_000 + at,
        })),
      })),
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
    }),
  );
  cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
  return cloud;
}

const container: ContainerDefinition = {
  name: 'app',
  image: 'app:1',
  portMappings: [{ containerPort: 8080 }],
};

export function runService(cloud: Rehearsal, desiredCount = 4, serviceName = 'web'): void {
  if (cloud.call('ecs', 'ListClusters', {}).clusterArns?.length === 0)
    cloud.call('ecs', 'CreateCluster', { clusterName: 'main' });
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: serviceName,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: roleArn,
    containerDefinitions: [container],
  });
  cloud.call('ecs', 'CreateService', {
    cluster: 'main',
    serviceName,
    taskDefinition: serviceName,
    desiredCount,
    launchType: 'FARGATE',
    propagateTags: 'SERVICE',
    tags: [{ key: 'tier', value: serviceName }],
    networkConfiguration: { awsvpcConfiguration: { subnets: subnetIds(cloud), assignPublicIp: 'ENABLED' } },
  });
  cloud.advance(60_000);
}

export const subnetIds = (cloud: Rehearsal, count = 2) =>
  cloud
    .call('ec2', 'DescribeSubnets', {})
    .Subnets!.slice(0, count)
    .map(({ SubnetId = '' }) => SubnetId);

export const taskArns = (cloud: Rehearsal) =>
  [...cloud.call('ecs', 'ListTasks', { cluster: 'main', desiredStatus: 'RUNNING' }).taskArns!].sort();

/** Instances that join the cluster `main`. */
export function runInstances(cloud: Rehearsal, count = 2): string[] {
  if (cloud.call('ecs', 'ListClusters', {}).clusterArns?.length === 0)
    cloud.call('ecs', 'CreateCluster', { clusterName: 'main' });
  cloud.call('iam', 'CreateRole', {
    RoleName: 'nodes',
    AssumeRolePolicyDocument: trust('ec2.amazonaws.com'),
  });
  cloud.call('iam', 'AttachRolePolicy', {
    RoleName: 'nodes',
    PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
  });
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'nodes' });
  cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'nodes', RoleName: 'nodes' });
  const { Instances = [] } = cloud.call('ec2', 'RunInstances', {
    IamInstanceProfile: { Name: 'nodes' },
    ImageId: publicImages('us-east-1').find(({ name }) => name.includes('ecs'))!.imageId,
    InstanceType: 't3.small',
    MinCount: count,
    MaxCount: count,
    UserData: Buffer.from('#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n').toString('base64'),
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'tier', Value: 'nodes' }] }],
  });
  cloud.advance(120_000);
  return Instances.map(({ InstanceId = '' }) => InstanceId);
}

export function createTemplate(cloud: Rehearsal, more: Partial<TemplateInput> = {}): string {
  const { experimentTemplate } = cloud.call('fis', 'CreateExperimentTemplate', {
    clientToken: `token-${cloud.call('fis', 'ListExperimentTemplates', {}).experimentTemplates!.length}`,
    description: 'a template',
    roleArn,
    stopConditions: [{ source: 'none' }],
    actions: { wait: { actionId: 'aws:fis:wait', parameters: { duration: 'PT5M' } } },
    ...more,
  });
  return experimentTemplate!.id!;
}

/** Starts an experiment of one action on one target, and runs what is due. */
export function start(cloud: Rehearsal, experimentTemplateId: string): string {
  const clientToken = `start-${cloud.call('fis', 'ListExperiments', {}).experiments!.length}`;
  const { experiment } = cloud.call('fis', 'StartExperiment', { clientToken, experimentTemplateId });
  cloud.settle();
  return experiment!.id!;
}

export const experiment = (cloud: Rehearsal, id: string) =>
  cloud.call('fis', 'GetExperiment', { id }).experiment!;

/** `<status>: <reason>` of the experiment, and of each action. */
export function states(cloud: Rehearsal, id: string): Record<string, string> {
  const { state, actions = {} } = experiment(cloud, id);
  return {
    experiment: `${state?.status}: ${state?.reason}`,
    ...Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [
        name,
        `${action.state?.status}: ${action.state?.reason}`,
      ]),
    ),
  };
}

export function putAlarm(cloud: Rehearsal): void {
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'errors',
    Namespace: 'test',
    MetricName: 'errors',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
  });
}

export const setAlarm = (cloud: Rehearsal, StateValue: 'OK' | 'ALARM') => {
  cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue, StateReason: 'a test' });
  cloud.settle();
};
