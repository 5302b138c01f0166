// Instances for tests.
import { AwsFault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { publicImages } from '../../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { ec2 } from '../index.ts';

export const ecsImage = publicImages('us-east-1')[0]!;
export const plainImage = publicImages('us-east-1').find(({ ecsOptimized }) => !ecsOptimized)!;

interface Registered {
  readonly cluster?: string | undefined;
  readonly document: { readonly instanceId: string };
  readonly memory?: number | undefined;
}

/** With stand-ins for what an instance uses of ECS, CloudFormation and IAM. */
export function rehearsal() {
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

export const run = (cloud: Rehearsal, script?: string, more: object = {}) =>
  cloud.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    ImageId: ecsImage.imageId,
    InstanceType: 't3.small',
    IamInstanceProfile: { Name: 'ecs' },
    ...(script ? { UserData: Buffer.from(`#!/bin/bash\n${script}`).toString('base64') } : {}),
    ...more,
  }).Instances![0]!.InstanceId!;

export const describeInstance = (cloud: Rehearsal, id: string) =>
  cloud.call('ec2', 'DescribeInstances', { InstanceIds: [id] }).Reservations![0]!.Instances![0]!;

export const consoleOf = (cloud: Rehearsal, id: string) =>
  Buffer.from(cloud.call('ec2', 'GetConsoleOutput', { InstanceId: id }).Output ?? '', 'base64').toString();

/** A running instance in an account of its own. */
export function running(more: object = {}): { cloud: Rehearsal; id: string } {
  const { cloud } = rehearsal();
  const id = run(cloud, undefined, more);
  cloud.advance(200);
  return { cloud, id };
}
