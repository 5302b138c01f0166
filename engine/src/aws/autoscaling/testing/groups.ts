// A rehearsed cloud for this folder's tests: EC2 and whatever else a test brings, a launch template, a group.
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
