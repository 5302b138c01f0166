// The Auto Scaling group. Instances are never patched: a newer AMI or another template replaces them, one at a
// time, and none lives longer than a week.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html
import { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { LaunchTemplate } from './launch-template.ts';

export interface InstanceGroupProps {
  readonly subnets: string[];
  readonly launchTemplate: LaunchTemplate;
  readonly minSize: string;
  readonly maxSize: string;
  readonly desiredCapacity: string;
}

const timeForAnInstanceToSignal = 'PT10M';
const aWeekInSeconds = 7 * 24 * 3600;

export class InstanceGroup extends Construct {
  readonly group: CfnAutoScalingGroup;
  readonly name: string;

  constructor(scope: Construct, id: string, props: InstanceGroupProps) {
    super(scope, id);
    const group = new CfnAutoScalingGroup(this, 'Resource', {
      vpcZoneIdentifier: props.subnets,
      launchTemplate: {
        launchTemplateId: props.launchTemplate.id,
        version: props.launchTemplate.latestVersion,
      },
      minSize: props.minSize,
      maxSize: props.maxSize,
      desiredCapacity: props.desiredCapacity,
      cooldown: '300',
      healthCheckType: 'EC2',
      healthCheckGracePeriod: 120,
      maxInstanceLifetime: aWeekInSeconds,
      // ECS sets this tag on the group of a capacity provider. Set here, it is not a difference from the template.
      tags: [{ key: 'AmazonECSManaged', value: 'true', propagateAtLaunch: true }],
    });
    group.cfnOptions.creationPolicy = {
      resourceSignal: { count: Token.asNumber(props.desiredCapacity), timeout: timeForAnInstanceToSignal },
    };
    group.cfnOptions.updatePolicy = {
      autoScalingRollingUpdate: {
        maxBatchSize: 1,
        // A new instance comes before the old one goes, so MaxSize has to be above MinSize.
        minInstancesInService: Token.asNumber(props.minSize),
        waitOnResourceSignals: true,
        pauseTime: timeForAnInstanceToSignal,
        suspendProcesses: [
          'HealthCheck',
          'ReplaceUnhealthy',
          'AZRebalance',
          'AlarmNotification',
          'ScheduledActions',
        ],
      },
      // The alarms own the number of instances: an update that does not change the template's leaves it alone.
      autoScalingScheduledAction: { ignoreUnmodifiedGroupSizeProperties: true },
    };
    acknowledge(group, {
      'AwsSolutions-AS3':
        'Nobody is paged for instances that come and go by design. Each activity, with its cause, is in the ' +
        "group's history and goes to EventBridge, where a subscriber needs no setting here.",
    });
    this.group = group;
    this.name = group.ref;
  }
}
