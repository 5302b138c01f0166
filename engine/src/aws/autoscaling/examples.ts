// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { network, ref, template } from '../../testing/resource-examples/surroundings.ts';

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

export const examples: Examples = {
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
};
