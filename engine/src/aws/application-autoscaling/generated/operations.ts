// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  DeleteScalingPolicy: operation<(typeof import('../operations/delete-scaling-policy.ts'))['deleteScalingPolicy']>('delete-scaling-policy', 'deleteScalingPolicy'),
  DeleteScheduledAction: operation<(typeof import('../operations/delete-scheduled-action.ts'))['deleteScheduledAction']>('delete-scheduled-action', 'deleteScheduledAction'),
  DeregisterScalableTarget: operation<(typeof import('../operations/deregister-scalable-target.ts'))['deregisterScalableTarget']>('deregister-scalable-target', 'deregisterScalableTarget'),
  DescribeScalableTargets: operation<(typeof import('../operations/describe-scalable-targets.ts'))['describeScalableTargets']>('describe-scalable-targets', 'describeScalableTargets'),
  DescribeScalingActivities: operation<(typeof import('../operations/describe-scaling-activities.ts'))['describeScalingActivities']>('describe-scaling-activities', 'describeScalingActivities'),
  DescribeScalingPolicies: operation<(typeof import('../operations/describe-scaling-policies.ts'))['describeScalingPolicies']>('describe-scaling-policies', 'describeScalingPolicies'),
  DescribeScheduledActions: operation<(typeof import('../operations/describe-scheduled-actions.ts'))['describeScheduledActions']>('describe-scheduled-actions', 'describeScheduledActions'),
  PutScalingPolicy: operation<(typeof import('../operations/put-scaling-policy.ts'))['putScalingPolicy']>('put-scaling-policy', 'putScalingPolicy'),
  PutScheduledAction: operation<(typeof import('../operations/put-scheduled-action.ts'))['putScheduledAction']>('put-scheduled-action', 'putScheduledAction'),
  RegisterScalableTarget: operation<(typeof import('../operations/register-scalable-target.ts'))['registerScalableTarget']>('register-scalable-target', 'registerScalableTarget'),
};
