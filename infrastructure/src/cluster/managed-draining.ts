// Before an instance goes, ECS moves its tasks away (managed draining, through a capacity provider and a lifecycle
// hook). How many instances there are is the business of the CPU alarms, so managed scaling is off.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html
//
// Deletion: ECS puts its lifecycle hook on the group and leaves it there. A capacity provider refers to its group and
// so is always deleted before it; from then on nobody answers the hook, and every instance waits an hour for nothing
// (aws-cdk issues 18179, 36071). So the hook is in the template, under the name that ECS gives it and finds it by:
// CloudFormation then deletes the association, the provider, the hook, the group, in this order.
import { type CfnAutoScalingGroup, CfnLifecycleHook } from 'aws-cdk-lib/aws-autoscaling';
import { CfnCapacityProvider, CfnClusterCapacityProviderAssociations } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';

export interface ManagedDrainingProps {
  readonly cluster: string;
  readonly group: CfnAutoScalingGroup;
}

export class ManagedDraining extends Construct {
  constructor(scope: Construct, id: string, { cluster, group }: ManagedDrainingProps) {
    super(scope, id);
    const hook = new CfnLifecycleHook(this, 'Hook', {
      autoScalingGroupName: group.ref,
      lifecycleHookName: 'ecs-managed-draining-termination-hook',
      lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      defaultResult: 'CONTINUE',
      heartbeatTimeout: 3600,
    });
    const provider = new CfnCapacityProvider(this, 'CapacityProvider', {
      autoScalingGroupProvider: {
        autoScalingGroupArn: group.ref,
        managedDraining: 'ENABLED',
        managedScaling: { status: 'DISABLED' },
        managedTerminationProtection: 'DISABLED',
      },
    });
    provider.addResourceDependency(hook);
    new CfnClusterCapacityProviderAssociations(this, 'Association', {
      cluster,
      capacityProviders: [provider.ref],
      // The service asks for the EC2 launch type by name.
      defaultCapacityProviderStrategy: [],
    });
  }
}
