import { expect, test } from 'vitest';
import type { AwsFault } from '../../../kernel/faults.ts';
import { consoleOf, describeInstance, plainImage, rehearsal, run } from '../testing/instances.ts';

test('an instance is pending, then running, with an address and a root volume', () => {
  const { cloud } = rehearsal();
  const id = run(cloud);
  expect(describeInstance(cloud, id).State).toEqual({ Code: 0, Name: 'pending' });
  cloud.advance(200);
  const instance = describeInstance(cloud, id);
  expect(instance).toMatchObject({ State: { Name: 'running' }, InstanceType: 't3.small' });
  expect(instance.PrivateIpAddress).toMatch(/^172\.31\./);
  expect(instance.PublicIpAddress).toMatch(/^198\.1[89]\./);
  expect(instance.NetworkInterfaces).toHaveLength(1);
  const { Volumes } = cloud.call('ec2', 'DescribeVolumes', {});
  expect(Volumes).toMatchObject([{ Size: 30, Attachments: [{ InstanceId: id, Device: '/dev/xvda' }] }]);
});

test('user data makes an instance join its cluster and signal its stack', () => {
  const { cloud, clusters, registered, signals } = rehearsal();
  clusters.add('demo');
  const id = run(
    cloud,
    'yum install -y aws-cfn-bootstrap\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config\n/opt/aws/bin/cfn-signal -e $? --stack s --resource Group',
  );
  cloud.advance(200);
  expect(registered).toMatchObject([{ cluster: 'demo', document: { instanceId: id } }]);
  expect(registered[0]?.memory).toBeGreaterThan(1800);
  expect(signals).toEqual([{ StackName: 's', LogicalResourceId: 'Group', UniqueId: id, Status: 'SUCCESS' }]);
  expect(consoleOf(cloud, id)).toContain('NOT carried out: yum install -y aws-cfn-bootstrap');
  expect(consoleOf(cloud, id)).toContain('User data is not executed');
});

test('the agent retries until its cluster exists', () => {
  const { cloud, clusters, registered } = rehearsal();
  const id = run(cloud, 'echo ECS_CLUSTER=late >> /etc/ecs/ecs.config');
  cloud.advance(5_000);
  expect(registered).toEqual([]);
  expect(consoleOf(cloud, id).match(/rejected/g)).toHaveLength(1);
  clusters.add('late');
  cloud.advance(1_000);
  expect(registered).toHaveLength(1);
});

test('the agent creates the default cluster when the user data names none', () => {
  const { cloud, clusters, registered } = rehearsal();
  run(cloud);
  cloud.advance(200);
  expect([...clusters]).toEqual(['default']);
  expect(registered).toMatchObject([{ cluster: 'default' }]);
});

test.each([
  ['whose image has no agent', { ImageId: plainImage.imageId }],
  ['that has no instance profile', { IamInstanceProfile: undefined }],
])('an instance %s joins no cluster', (_, more) => {
  const { cloud, clusters, registered } = rehearsal();
  clusters.add('demo');
  run(cloud, 'echo ECS_CLUSTER=demo >> /etc/ecs/ecs.config', more);
  cloud.advance(5_000);
  expect(registered).toEqual([]);
});

test('a stopped instance starts with the same private address and registers again', () => {
  const { cloud, registered } = rehearsal();
  const id = run(cloud);
  cloud.advance(200);
  const before = describeInstance(cloud, id);
  cloud.call('ec2', 'StopInstances', { InstanceIds: [id] });
  cloud.advance(200);
  expect(describeInstance(cloud, id)).toMatchObject({
    State: { Name: 'stopped' },
    PublicIpAddress: undefined,
  });
  cloud.call('ec2', 'StartInstances', { InstanceIds: [id] });
  cloud.advance(200);
  const after = describeInstance(cloud, id);
  expect([after.State?.Name, after.PrivateIpAddress]).toEqual(['running', before.PrivateIpAddress]);
  expect(after.PublicIpAddress).not.toBe(before.PublicIpAddress);
  expect(registered).toHaveLength(2);
});

test('a terminated instance releases its resources, stays visible for an hour, and is then gone', () => {
  const { cloud } = rehearsal();
  const id = run(cloud);
  cloud.advance(200);
  const { CurrentState, PreviousState } = cloud.call('ec2', 'TerminateInstances', { InstanceIds: [id] })
    .TerminatingInstances![0]!;
  expect([PreviousState?.Name, CurrentState?.Name]).toEqual(['running', 'shutting-down']);
  cloud.advance(200);
  expect(describeInstance(cloud, id)).toMatchObject({
    State: { Name: 'terminated' },
    PrivateIpAddress: undefined,
  });
  expect(cloud.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces).toEqual([]);
  expect(cloud.call('ec2', 'DescribeVolumes', {}).Volumes).toEqual([]);
  cloud.advance(3_600_000);
  expect(cloud.call('ec2', 'DescribeInstances', {}).Reservations).toEqual([]);
});

test('an instance continues where it was after the engine is killed', () => {
  const { cloud } = rehearsal();
  const id = run(cloud);
  cloud.restart();
  cloud.advance(200);
  expect(describeInstance(cloud, id).State?.Name).toBe('running');
});

test('a launch that refers to something that does not exist creates nothing', () => {
  const { cloud } = rehearsal();
  const codes = [
    { ImageId: 'ami-0123' },
    { ImageId: 'ami-12345678' },
    { InstanceType: 'x9.huge' },
    { KeyName: 'nobody' },
    { InstanceType: 't4g.small' },
    { SecurityGroupIds: ['sg-0'] },
  ].map((more) => {
    try {
      run(cloud, undefined, more);
    } catch (error) {
      return (error as AwsFault).code;
    }
    return undefined;
  });
  expect(codes).toEqual([
    'InvalidAMIID.NotFound',
    'InvalidAMIID.NotFound',
    'InvalidParameterValue',
    'InvalidKeyPair.NotFound',
    'InvalidParameterValue',
    'InvalidGroup.NotFound',
  ]);
  expect(cloud.call('ec2', 'DescribeInstances', {}).Reservations).toEqual([]);
});

test('the same client token launches once', () => {
  const { cloud } = rehearsal();
  const [first, second] = [1, 2].map(() => run(cloud, undefined, { ClientToken: 'once' }));
  expect(second).toBe(first);
});
