import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

function faultOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  }
  return 'no fault';
}

function fargateCloud() {
  const cloud = rehearse({ services });
  const { Vpc } = cloud.call('ec2', 'CreateVpc', { CidrBlock: '10.9.0.0/16' });
  const { Subnet } = cloud.call('ec2', 'CreateSubnet', { VpcId: Vpc!.VpcId!, CidrBlock: '10.9.0.0/24' });
  cloud.call('ecs', 'CreateCluster', { clusterName: 'c' });
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: 'f',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'a', image: 'b' }],
  });
  const input = (more: object, groups?: string[]) => ({
    cluster: 'c',
    taskDefinition: 'f',
    launchType: 'FARGATE' as const,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [Subnet!.SubnetId!],
        ...(groups ? { securityGroups: groups } : {}),
      },
    },
    ...more,
  });
  return Object.assign(cloud, { input });
}

const own = 'arn:aws:ecs:us-east-1:000000000000';
const invalidRegion = 'InvalidParameterException: Invalid Region in ARN';
const elsewhere: readonly [prefix: string, fault?: string][] = [
  ['arn:aws:ecs:us-east-1:111111111111'],
  ['arn:aws:ecs:eu-west-1:000000000000', invalidRegion],
  ['arn:aws:iam:us-east-1:000000000000'],
];

describe.each(elsewhere)('an ARN that begins with %s', (prefix, always) => {
  it('names no cluster and no task definition', () => {
    using cloud = fargateCloud();
    const cluster = cloud.input({ cluster: `${prefix}:cluster/c` });
    const definition = cloud.input({ taskDefinition: `${prefix}:task-definition/f:1` });
    for (const name of ['RunTask', 'CreateService'] as const) {
      const call = (input: object) =>
        faultOf(() => cloud.call('ecs', name, { serviceName: 's', desiredCount: 1, ...input } as never));
      expect(call(cluster)).toBe(always ?? 'ClusterNotFoundException: Cluster not found.');
      expect(call(definition)).toBe(always ?? 'InvalidParameterException: TaskDefinition not found.');
    }
    for (const name of ['DescribeTaskDefinition', 'DeregisterTaskDefinition'] as const)
      expect(
        faultOf(() => cloud.call('ecs', name, { taskDefinition: `${prefix}:task-definition/f:1` })),
      ).toBe(always ?? 'ClientException: Unable to describe task definition.');
    expect(cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'f' }).taskDefinition?.status).toBe(
      'ACTIVE',
    );
  });

  it('names no service and no task', () => {
    using cloud = fargateCloud();
    cloud.call('ecs', 'CreateService', { serviceName: 's', ...cloud.input({ desiredCount: 0 }) });
    const { tasks = [] } = cloud.call('ecs', 'RunTask', cloud.input({}));
    const id = tasks[0]!.taskArn!.split('/').at(-1)!;
    const [service, task] = [`${prefix}:service/c/s`, `${prefix}:task/c/${id}`];
    const stop = () => cloud.call('ecs', 'StopTask', { cluster: 'c', task });
    expect(faultOf(stop)).toBe(always ?? 'InvalidParameterException: The referenced task was not found.');
    const update = () => cloud.call('ecs', 'UpdateService', { cluster: 'c', service, desiredCount: 1 });
    expect(faultOf(update)).toBe(always ?? 'ServiceNotFoundException: Service not found.');
    const tag = () =>
      cloud.call('ecs', 'TagResource', { resourceArn: service, tags: [{ key: 'a', value: 'b' }] });
    expect(faultOf(tag)).not.toBe('no fault');
    const describe = () => [
      ...cloud.call('ecs', 'DescribeServices', { cluster: 'c', services: [service] }).failures!,
      ...cloud.call('ecs', 'DescribeTasks', { cluster: 'c', tasks: [task] }).failures!,
    ];
    if (always) expect(faultOf(describe)).toBe(always);
    else
      expect(describe()).toEqual([
        { arn: service, reason: 'MISSING' },
        { arn: task, reason: 'MISSING' },
      ]);
  });
});

it('an ARN of another cluster is an invalid identifier, and one of another kind of thing names nothing', () => {
  using cloud = fargateCloud();
  cloud.call('ecs', 'CreateService', { serviceName: 's', ...cloud.input({ desiredCount: 0 }) });
  const update = (service: string) => () =>
    cloud.call('ecs', 'UpdateService', { cluster: 'c', service, desiredCount: 0 });
  const anothers =
    'InvalidParameterException: Invalid identifier: Identifier is for cluster other. Your cluster is c';
  expect(faultOf(update(`${own}:service/other/s`))).toBe(anothers);
  expect(faultOf(update('other/s'))).toBe(anothers);
  expect(faultOf(update(`${own}:task/c/s`))).toBe('ServiceNotFoundException: Service not found.');
  for (const service of ['s', 'c/s', `${own}:service/s`, `${own}:service/c/s`])
    expect(faultOf(update(service))).toBe('no fault');
});

it('an ARN of this account and region means the record', () => {
  using cloud = fargateCloud();
  const input = { cluster: `${own}:cluster/c`, taskDefinition: `${own}:task-definition/f:1` };
  expect(cloud.call('ecs', 'RunTask', cloud.input(input)).tasks).toHaveLength(1);
});

it.each(['RunTask', 'CreateService'] as const)('%s refuses a security group that does not exist', (name) => {
  using cloud = fargateCloud();
  const input = { serviceName: 's', desiredCount: 1, ...cloud.input({}, ['sg-0123456789abcdef0']) };
  expect(faultOf(() => cloud.call('ecs', name, input as never))).toBe(
    "InvalidParameterException: Error retrieving security group information for [sg-0123456789abcdef0]: The security group 'sg-0123456789abcdef0' does not exist (ErrorCode: InvalidGroup.NotFound)",
  );
});

it('RunTask refuses a capacity provider that does not exist', () => {
  using cloud = fargateCloud();
  const input = cloud.input({
    launchType: undefined,
    capacityProviderStrategy: [{ capacityProvider: 'NOPE' }],
  });
  expect(faultOf(() => cloud.call('ecs', 'RunTask', input as never))).toMatch(
    /capacity provider 'NOPE' was not found/,
  );
});

it('a task definition says who registered it', () => {
  using cloud = fargateCloud();
  const { taskDefinition } = cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'f' });
  expect(taskDefinition?.registeredBy).toBe('arn:aws:iam::000000000000:root');
});
