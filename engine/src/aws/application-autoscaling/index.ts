// Application Auto Scaling, for the desired count of ECS services.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/Welcome.html
import { defineService } from '../../kernel/service.ts';
import { scalableTargetController } from './controllers/scalable-target.ts';
import { deleteScalingPolicy } from './operations/delete-scaling-policy.ts';
import { deregisterScalableTarget } from './operations/deregister-scalable-target.ts';
import { describeScalableTargets } from './operations/describe-scalable-targets.ts';
import { describeScalingActivities } from './operations/describe-scaling-activities.ts';
import { describeScalingPolicies } from './operations/describe-scaling-policies.ts';
import { putScalingPolicy } from './operations/put-scaling-policy.ts';
import { registerScalableTarget } from './operations/register-scalable-target.ts';
import { scalableTarget } from './resources/scalable-target.ts';
import { scalingPolicy } from './resources/scaling-policy.ts';

export const applicationAutoScaling = defineService({
  id: 'application-autoscaling',
  operations: {
    DeleteScalingPolicy: deleteScalingPolicy,
    DeregisterScalableTarget: deregisterScalableTarget,
    DescribeScalableTargets: describeScalableTargets,
    DescribeScalingActivities: describeScalingActivities,
    DescribeScalingPolicies: describeScalingPolicies,
    PutScalingPolicy: putScalingPolicy,
    RegisterScalableTarget: registerScalableTarget,
  },
  controllers: [scalableTargetController],
  resources: [scalableTarget, scalingPolicy],
});
