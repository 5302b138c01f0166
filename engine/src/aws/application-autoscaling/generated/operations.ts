// Written by `npm run generate` from the files in operations/. Do not edit.
import { deleteScalingPolicy } from '../operations/delete-scaling-policy.ts';
import { deregisterScalableTarget } from '../operations/deregister-scalable-target.ts';
import { describeScalableTargets } from '../operations/describe-scalable-targets.ts';
import { describeScalingActivities } from '../operations/describe-scaling-activities.ts';
import { describeScalingPolicies } from '../operations/describe-scaling-policies.ts';
import { putScalingPolicy } from '../operations/put-scaling-policy.ts';
import { registerScalableTarget } from '../operations/register-scalable-target.ts';

export const operations = {
  DeleteScalingPolicy: deleteScalingPolicy,
  DeregisterScalableTarget: deregisterScalableTarget,
  DescribeScalableTargets: describeScalableTargets,
  DescribeScalingActivities: describeScalingActivities,
  DescribeScalingPolicies: describeScalingPolicies,
  PutScalingPolicy: putScalingPolicy,
  RegisterScalableTarget: registerScalableTarget,
};
