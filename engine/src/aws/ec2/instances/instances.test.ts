import { expect, test } from 'vitest';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { publicImages } from '../../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { ec2 } from '../index.ts';

const [ecsImage] = publicImages('us-east-1');
const plainImage = publicImages('us-east-1').find(({ ecsOptimized }) => !ecsOptimized)!;

interface Registered {
  readonly cluster?: string | undefined;
  readonly document: { readonly instanceId: string };
  readonly memory?: number | undefined;
}

/** With stand-ins for what an instance uses of ECS, CloudFormation and IAM. */
function rehearsal() {
  const clusters = new Set<string>();
  const registered: Registered[] = [];
  const signals: unknown[] = [];
  const ecs = standInService({
    id: 'ecs',
    operations: {
      CreateCluster: (input: Input<'ecs', 'CreateCluster'>) => {
        clusters.add(input.clusterName ?? 'default');
        return {};
      },
      RegisterContainerInstance: (input: Input<'ecs', 'RegisterContainerInstance'>) => {
        if (!clusters.has(input.cluster ?? '')) {
          throw new AwsFault({ code: 'ClusterNotFoundException', message: 'Cluster not found.' });
        }
        registered.push({
          cluster: input.cluster,
          document: JSON.parse(input.instanceIdentityDocument ?? '{}'),
          memory: input.totalResources?.find(({ name }) => name === 'MEMORY')?.integerValue,
        });
        return { containerInstance: { containerInstanceArn: `arn:${registered.length}` } };
      },
    },
  });
  const cloudformation = standInService({
    id: 'cloudformation',
    operations: {
      SignalResource: (input: Input<'cloudformation', 'SignalResource'>) => {
        signals.push(input);
        return {};
      },
    },
  });
  const iam = standInService({
    id: 'iam',
    operations: {
      GetInstanceProfile: ({ InstanceProfileName }: Input<'iam', 'GetInstanceProfile'>) => ({
        InstanceProfile: {
          InstanceProfileName,
          Arn: `arn:aws:iam::000000000000:instance-profile/${InstanceProfileName}`,
          Path: '/',
          InstanceProfileId: 'AIPA',
          CreateDate: new Date(0),
          Roles: [],
        },
      }),
    },
  });
  const cloud = rehearse({ services: [ec2, ecs, cloudformation, iam] });
  return { cloud, clusters, registered, signals };
}

const run = (cloud: Rehearsal, script?: string, more: object = {}) =>
  cloud.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    ImageId: ecsImage!.imageId,
    InstanceType: 't3.small',
    IamInstanceProfile: { Name: 'ecs' },
    ...(script ? { UserData: Buffer.from(`#!/bin/bash\n${script}`).toString('base64') } : {}),
    ...more,
  }).Instances![0]!.InstanceId!;

const look = (cloud: Rehearsal, id: string) =>
  cloud.call('ec2', 'DescribeInstances', { InstanceIds: [id] }).Reservations![0]!.Instances![0]!;

const console = (cloud: Rehearsal, id: string) =>
  Buffer.from(cloud.call('ec2', 'GetConsoleOutput', { InstanceId: id }).Output ?? '', 'base64').toString();

test('an instance is pending, then running, with an address and a root volume', () => {
  const { cloud } = rehearsal();
  const id = run(cloud);
  expect(look(cloud, id).State).toEqual({ Code: 0, Name: 'pending' });
  cloud.advance(200);
  const instance = look(cloud, id);
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
  expect(console(cloud, id)).toContain('NOT carried out: yum install -y aws-cfn-bootstrap');
  expect(console(cloud, id)).toContain('User data is not executed');
});

test('the agent retries until its cluster exists', () => {
  const { cloud, clusters, registered } = rehearsal();
  const id = run(cloud, 'echo ECS_CLUSTER=late >> /etc/ecs/ecs.config');
  cloud.advance(5_000);
  expect(registered).toEqual([]);
  expect(console(cloud, id).match(/rejected/g)).toHaveLength(1);
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
  const before = look(cloud, id);
  cloud.call('ec2', 'StopInstances', { InstanceIds: [id] });
  cloud.advance(200);
  expect(look(cloud, id)).toMatchObject({ State: { Name: 'stopped' }, PublicIpAddress: undefined });
  cloud.call('ec2', 'StartInstances', { InstanceIds: [id] });
  cloud.advance(200);
  const after = look(cloud, id);
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
  expect(look(cloud, id)).toMatchObject({ State: { Name: 'terminated' }, PrivateIpAddress: undefined });
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
  expect(look(cloud, id).State?.Name).toBe('running');
});

test('a launch uses a launch template by its default version, its latest or a number', () => {
  const { cloud } = rehearsal();
  const { LaunchTemplateId } = cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: {
      ImageId: ecsImage!.imageId,
      InstanceType: 't3.small',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'node' }] }],
    },
  }).LaunchTemplate!;
  cloud.call('ec2', 'CreateLaunchTemplateVersion', {
    LaunchTemplateId,
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType: 't3.medium' },
  });
  const typeOf = (Version?: string, more: object = {}) =>
    cloud.call('ec2', 'RunInstances', {
      MinCount: 1,
      MaxCount: 1,
      LaunchTemplate: { LaunchTemplateName: 'nodes', Version },
      ...more,
    }).Instances![0]!;
  expect(typeOf().InstanceType).toBe('t3.small');
  expect(typeOf('$Latest').InstanceType).toBe('t3.medium');
  expect(typeOf('1', { InstanceType: 't3.large' }).InstanceType).toBe('t3.large');
  cloud.call('ec2', 'ModifyLaunchTemplate', { LaunchTemplateId, DefaultVersion: '2' });
  expect(typeOf().InstanceType).toBe('t3.medium');
  expect(typeOf().Tags).toContainEqual({ Key: 'Name', Value: 'node' });
  expect(() => typeOf('7')).toThrow('Could not find the specified version 7');
});

test('a launch that refers to something that does not exist creates nothing', () => {
  const { cloud } = rehearsal();
  const codes = [
    { ImageId: 'ami-0123' },
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

test('a created key pair is real, and its private key is returned once', () => {
  const { cloud } = rehearsal();
  const made = cloud.call('ec2', 'CreateKeyPair', { KeyName: 'ops', KeyType: 'ed25519' });
  expect(made.KeyMaterial).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(cloud.call('ec2', 'DescribeKeyPairs', { KeyNames: ['ops'] }).KeyPairs).toMatchObject([
    { KeyName: 'ops', KeyType: 'ed25519', KeyFingerprint: made.KeyFingerprint },
  ]);
});
