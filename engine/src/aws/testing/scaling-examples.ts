// Examples of resources for the contract that every resource type keeps.
import type { Examples } from './examples.ts';
import { network, ref, template } from './surroundings.ts';

const version = { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] };
const launch = { LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: version } };
const capacity = {
  MinSize: 0,
  MaxSize: 2,
  DesiredCapacity: 0,
  VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetB')],
};
const prerequisites = { ...network, ...template };
const group = {
  ...prerequisites,
  Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { ...launch, ...capacity } },
};
const cluster = { Cluster: { Type: 'AWS::ECS::Cluster' } };

export const scalingExamples: Examples = {
  'AWS::AutoScaling::AutoScalingGroup': {
    prerequisites,
    create: { ...launch, ...capacity, DesiredCapacity: '2' },
    update: { MaxSize: 4 },
    replace: { AutoScalingGroupName: 'other' },
  },
  'AWS::AutoScaling::LaunchConfiguration': {
    create: { ImageId: template.Template.Properties.LaunchTemplateData.ImageId, InstanceType: 't3.small' },
    replace: { InstanceType: 't3.large' },
  },
  'AWS::AutoScaling::LifecycleHook': {
    prerequisites: group,
    create: {
      AutoScalingGroupName: ref('Group'),
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    },
    update: { HeartbeatTimeout: 60 },
    replace: { LifecycleHookName: 'other' },
  },
  'AWS::AutoScaling::ScalingPolicy': {
    prerequisites: group,
    create: { AutoScalingGroupName: ref('Group'), AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 },
    update: { ScalingAdjustment: 2 },
  },
  'AWS::AutoScaling::ScheduledAction': {
    prerequisites: group,
    create: { AutoScalingGroupName: ref('Group'), Recurrence: '0 8 * * *', MinSize: 1 },
    update: { MinSize: 0 },
  },
  'AWS::ECS::CapacityProvider': {
    prerequisites: group,
    create: { AutoScalingGroupProvider: { AutoScalingGroupArn: ref('Group') } },
    update: { AutoScalingGroupProvider: { AutoScalingGroupArn: ref('Group'), ManagedDraining: 'ENABLED' } },
    replace: { Name: 'other' },
  },
  'AWS::ECS::ClusterCapacityProviderAssociations': {
    prerequisites: {
      ...group,
      ...cluster,
      Provider: {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: ref('Group') } },
      },
    },
    create: {
      Cluster: ref('Cluster'),
      CapacityProviders: [ref('Provider')],
      DefaultCapacityProviderStrategy: [],
    },
    update: { DefaultCapacityProviderStrategy: [{ CapacityProvider: ref('Provider'), Weight: 1 }] },
  },
};
