import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { addInstance, rehearseCluster } from '../testing/cluster.ts';

function rehearseInstances() {
  const cluster = rehearseCluster({ instances: 0 });
  const { cloud } = cluster;
  const arns = [addInstance(cloud, 'i-0', 'us-east-1a'), addInstance(cloud, 'i-1', 'us-east-1b')] as const;
  const describeInstance = (arn: string) =>
    cloud.call('ecs', 'DescribeContainerInstances', { cluster: 'main', containerInstances: [arn] })
      .containerInstances![0]!;
  return { ...cluster, arns, describeInstance };
}

describe('RegisterContainerInstance', () => {
  test('adds the attributes that ECS knows of an instance', () => {
    const { arns, describeInstance } = rehearseInstances();
    expect(describeInstance(arns[0])).toMatchObject({
      ec2InstanceId: 'i-0',
      status: 'ACTIVE',
      agentConnected: true,
      attributes: expect.arrayContaining([
        { name: 'ecs.availability-zone', value: 'us-east-1a' },
        { name: 'ecs.instance-type', value: 'm5.large' },
        { name: 'ecs.os-type', value: 'linux' },
      ]),
    });
  });

  test('of the same EC2 instance keeps its container instance', () => {
    const { cloud, arns, describeInstance } = rehearseInstances();
    expect(addInstance(cloud, 'i-0', 'us-east-1a')).toBe(arns[0]);
    expect(describeInstance(arns[0]).version).toBe(2);
  });

  test.each([
    ['no identity document', undefined, 'not valid JSON'],
    ['one without an instance id', '{}', 'Unable to find the instance identity document.'],
  ])('with %s is refused', (_what, instanceIdentityDocument, expected) => {
    const { cloud } = rehearseInstances();
    expect(
      faultOf(() =>
        cloud.call('ecs', 'RegisterContainerInstance', { cluster: 'main', instanceIdentityDocument }),
      ),
    ).toContain(expected);
  });
});

describe('attributes', () => {
  const rack = (targetId: string, value: string) => ({ name: 'rack', value, targetId });

  test('PutAttributes sets them, for placement and for lists', () => {
    const { cloud, arns, describeInstance } = rehearseInstances();
    cloud.call('ecs', 'PutAttributes', { cluster: 'main', attributes: [rack(arns[0], 'a')] });
    cloud.call('ecs', 'PutAttributes', { cluster: 'main', attributes: [rack(arns[0], 'b')] });
    expect(describeInstance(arns[0]).attributes).toContainEqual({ name: 'rack', value: 'b' });
    const { containerInstanceArns } = cloud.call('ecs', 'ListContainerInstances', {
      cluster: 'main',
      filter: 'attribute:rack == b',
    });
    expect(containerInstanceArns).toEqual([arns[0]]);
  });

  test('PutAttributes refuses an unknown instance, and more than ten at once', () => {
    const { cloud, arns } = rehearseInstances();
    const put = (attributes: ReturnType<typeof rack>[]) =>
      faultOf(() => cloud.call('ecs', 'PutAttributes', { cluster: 'main', attributes }));
    expect(put([rack('none', 'a')])).toBe(
      'InvalidParameterException: The referenced container instance was not found.',
    );
    expect(put(Array(11).fill(rack(arns[0], 'a')))).toContain('At most 10 attributes');
  });

  test('ListAttributes finds by name and value, a page at a time', () => {
    const { cloud, arns } = rehearseInstances();
    cloud.call('ecs', 'PutAttributes', {
      cluster: 'main',
      attributes: [rack(arns[0], 'a'), rack(arns[1], 'b')],
    });
    const list = (input: { attributeValue?: string; maxResults?: number; nextToken?: string }) =>
      cloud.call('ecs', 'ListAttributes', {
        cluster: 'main',
        targetType: 'container-instance',
        attributeName: 'rack',
        ...input,
      });
    expect(list({ attributeValue: 'b' }).attributes).toEqual([rack(arns[1], 'b')]);
    const first = list({ maxResults: 1 });
    const second = list({ nextToken: first.nextToken });
    expect([...first.attributes!, ...second.attributes!].map(({ value }) => value).sort()).toEqual([
      'a',
      'b',
    ]);
    expect(second.nextToken).toBeUndefined();
  });

  test('DeleteAttributes deletes one with a value only where it has that value', () => {
    const { cloud, arns, describeInstance } = rehearseInstances();
    const names = () => describeInstance(arns[0]).attributes!.map(({ name }) => name);
    cloud.call('ecs', 'PutAttributes', { cluster: 'main', attributes: [rack(arns[0], 'a')] });
    cloud.call('ecs', 'DeleteAttributes', { cluster: 'main', attributes: [rack(arns[0], 'b')] });
    expect(names()).toContain('rack');
    cloud.call('ecs', 'DeleteAttributes', {
      cluster: 'main',
      attributes: [{ name: 'rack', targetId: arns[0] }],
    });
    expect(names()).not.toContain('rack');
  });
});

describe('DeregisterContainerInstance', () => {
  test('is refused while the instance has tasks; with force they end, and a service starts them elsewhere', () => {
    const { cloud, register, create, tasksOf, describeInstance } = rehearseInstances();
    create({ serviceName: 'web', taskDefinition: register('web'), desiredCount: 1 });
    cloud.settle();
    const [task] = tasksOf('web');
    const containerInstance = task!.containerInstanceArn!;
    const deregister = (force: boolean) => () =>
      cloud.call('ecs', 'DeregisterContainerInstance', { cluster: 'main', containerInstance, force });
    expect(faultOf(deregister(false))).toBe(
      'InvalidParameterException: Found running tasks on the instance.',
    );
    expect(deregister(true)().containerInstance).toMatchObject({ status: 'INACTIVE', agentConnected: false });
    cloud.settle();
    const [ended] = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [task!.taskArn!] }).tasks!;
    expect(ended).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Container instance deregistration forced by user.',
    });
    expect(tasksOf('web')[0]?.containerInstanceArn).not.toBe(containerInstance);
    expect(describeInstance(containerInstance).status).toBe('INACTIVE');
    expect(
      cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' }).containerInstanceArns,
    ).toHaveLength(1);
  });
});

test('UpdateContainerInstancesState knows ACTIVE and DRAINING, and answers with a failure for what is missing', () => {
  const { cloud, arns } = rehearseInstances();
  const update = (status: 'DRAINING' | 'DEREGISTERING') =>
    cloud.call('ecs', 'UpdateContainerInstancesState', {
      cluster: 'main',
      containerInstances: [arns[0], 'none'],
      status,
    });
  expect(faultOf(() => update('DEREGISTERING'))).toBe(
    'InvalidParameterException: Container instances status should be one of [ACTIVE,DRAINING]',
  );
  expect(update('DRAINING')).toMatchObject({
    containerInstances: [{ containerInstanceArn: arns[0], status: 'DRAINING' }],
    failures: [{ reason: 'MISSING' }],
  });
});
