// A rehearsed cloud for the tests of Auto Scaling: EC2 and whatever else a test adds, a launch template and a group.
import type { AwsFault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { publicImages } from '../../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import type { AnyStandInService } from '../../../testing/stand-in-service.ts';
import { ec2 } from '../../ec2/index.ts';
import { autoScaling } from '../index.ts';

export function rehearsal(...more: readonly AnyStandInService[]): Rehearsal {
  const cloud = rehearse({ services: [ec2, autoScaling, ...more] });
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: { ImageId: publicImages('us-east-1')[0]!.imageId, InstanceType: 't3.small' },
  });
  return cloud;
}

export function subnetIds(cloud: Rehearsal, count = 2): string[] {
  return cloud
    .call('ec2', 'DescribeSubnets', {})
    .Subnets!.slice(0, count)
    .map(({ SubnetId = '' }) => SubnetId);
}

export function makeGroup(
  cloud: Rehearsal,
  more: Partial<Input<'autoscaling', 'CreateAutoScalingGroup'>> = {},
): void {
  cloud.call('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'nodes',
    MinSize: 1,
    MaxSize: 4,
    DesiredCapacity: 2,
    LaunchTemplate: { LaunchTemplateName: 'nodes', Version: '$Latest' },
    VPCZoneIdentifier: subnetIds(cloud).join(','),
    ...more,
  });
}

export const group = (cloud: Rehearsal) =>
  cloud.call('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['nodes'] })
    .AutoScalingGroups![0]!;

/** `<lifecycle state> <zone letter>` of each instance, sorted. */
export const states = (cloud: Rehearsal) =>
  group(cloud)
    .Instances!.map(({ LifecycleState, AvailabilityZone }) => `${LifecycleState} ${AvailabilityZone?.at(-1)}`)
    .sort();

export const ids = (cloud: Rehearsal) => group(cloud).Instances!.map(({ InstanceId = '' }) => InstanceId);

/** Newest first. */
export const activities = (cloud: Rehearsal) =>
  cloud.call('autoscaling', 'DescribeScalingActivities', { AutoScalingGroupName: 'nodes' }).Activities!;

/** `<code>: <message>` of what `body` throws. */
export function faultOf(body: () => unknown): string | undefined {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
}

/** A running instance that belongs to no group. */
export function standaloneInstance(cloud: Rehearsal): string {
  const { Instances } = cloud.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    LaunchTemplate: { LaunchTemplateName: 'nodes' },
    SubnetId: subnetIds(cloud, 1)[0]!,
  });
  cloud.advance(300);
  return Instances![0]!.InstanceId!;
}
