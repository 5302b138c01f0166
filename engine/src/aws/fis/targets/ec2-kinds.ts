// aws:ec2:instance, aws:ec2:spot-instance, aws:ec2:subnet and aws:ec2:autoscaling-group
import type { Instance } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import { idOf } from './arns.ts';
import { type Found, type ResourceKind, tagRecord } from './resource-kind.ts';
import { zoneName } from './zones.ts';

function instances(ctx: Context, arns: readonly string[] | undefined): Instance[] {
  const { Reservations = [] } = ctx.call('ec2', 'DescribeInstances', {
    ...(arns && { Filters: [{ Name: 'instance-id', Values: arns.map(idOf) }] }),
  });
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

const foundInstance = (instance: Instance, ctx: Context): Found => ({
  arn: ctx.arn('ec2', `instance/${instance.InstanceId}`),
  ...(instance.Placement?.AvailabilityZone && { availabilityZone: instance.Placement.AvailabilityZone }),
  description: instance,
  tags: tagRecord(instance.Tags),
});

export const ec2Instance: ResourceKind = {
  resourceType: 'aws:ec2:instance',
  description: 'An Amazon EC2 instance',
  parameters: {},
  find: ({ resourceArns }, ctx) => instances(ctx, resourceArns).map((each) => foundInstance(each, ctx)),
};

export const ec2SpotInstance: ResourceKind = {
  resourceType: 'aws:ec2:spot-instance',
  description: 'An Amazon EC2 Spot Instance',
  parameters: {},
  find: ({ resourceArns }, ctx) =>
    instances(ctx, resourceArns)
      .filter(({ InstanceLifecycle }) => InstanceLifecycle === 'spot')
      .map((each) => foundInstance(each, ctx)),
};

export const ec2Subnet: ResourceKind = {
  resourceType: 'aws:ec2:subnet',
  description: 'An Amazon VPC subnet',
  parameters: {
    availabilityZoneIdentifier: {
      description: 'The Availability Zone that contains the target subnets (zone name or zone ID).',
    },
    vpc: { description: 'The VPC that contains the target subnets.' },
  },
  find({ resourceArns, parameters = {} }, ctx) {
    const zone = parameters.availabilityZoneIdentifier;
    const Filters = [
      ...(resourceArns ? [{ Name: 'subnet-id', Values: resourceArns.map(idOf) }] : []),
      ...(zone === undefined ? [] : [{ Name: 'availability-zone', Values: [zoneName(zone, ctx)] }]),
      ...(parameters.vpc === undefined ? [] : [{ Name: 'vpc-id', Values: [idOf(parameters.vpc)] }]),
    ];
    const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', Filters.length > 0 ? { Filters } : {});
    return Subnets.map((subnet) => ({
      arn: ctx.arn('ec2', `subnet/${subnet.SubnetId}`),
      ...(subnet.AvailabilityZone && { availabilityZone: subnet.AvailabilityZone }),
      description: subnet,
      tags: tagRecord(subnet.Tags),
    }));
  },
};

export const autoScalingGroup: ResourceKind = {
  resourceType: 'aws:ec2:autoscaling-group',
  description: 'An Amazon EC2 Auto Scaling group',
  parameters: {},
  find({ resourceArns }, ctx) {
    const { AutoScalingGroups = [] } = ctx.call('autoscaling', 'DescribeAutoScalingGroups', {});
    return AutoScalingGroups.filter(
      ({ AutoScalingGroupARN = '' }) => resourceArns?.includes(AutoScalingGroupARN) ?? true,
    ).map((group) => ({
      arn: group.AutoScalingGroupARN ?? '',
      description: group,
      tags: tagRecord(group.Tags),
    }));
  },
};
