// Written by `npm run generate` from the files in operations/. Do not edit.
import { deleteScalingPolicy } from '../operations/delete-scaling-policy.ts';
import { deleteScheduledAction } from '../operations/delete-scheduled-action.ts';
import { deregisterScalableTarget } from '../operations/deregister-scalable-target.ts';
import { describeScalableTargets } from '../operations/describe-scalable-targets.ts';
import { describeScalingActivities } from '../operations/describe-scaling-activities.ts';
import { describeScalingPolicies } from '../operations/describe-scaling-policies.ts';
import { describeScheduledActions } from '../operations/describe-scheduled-actions.ts';
import { putScalingPolicy } from '../operations/put-scaling-policy.ts';
import { putScheduledAction } from '../operations/put-scheduled-action.ts';
import { registerScalableTarget } from '../operations/register-scalable-target.ts';

export const operations = {
  DeleteScalingPolicy: deleteScalingPolicy,
  DeleteScheduledAction: deleteScheduledAction,
  DeregisterScalableTarget: deregisterScalableTarget,
  DescribeScalableTargets: describeScalableTargets,
  DescribeScalingActivities: describeScalingActivities,
  DescribeScalingPolicies: describeScalingPolicies,
  DescribeScheduledActions: describeScheduledActions,
  PutScalingPolicy: putScalingPolicy,
  PutScheduledAction: putScheduledAction,
  RegisterScalableTarget: registerScalableTarget,
};
