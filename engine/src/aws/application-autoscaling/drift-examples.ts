// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';

const none = { Ref: 'AWS::NoValue' };
const morning = (MinCapacity: number) => [
  { ScheduledActionName: 'morning', Schedule: 'cron(0 8 * * ? *)', ScalableTargetAction: { MinCapacity } },
];
const suspended = (DynamicScalingInSuspended: boolean) => ({ SuspendedState: { DynamicScalingInSuspended } });
const step = (ScalingAdjustment: number) => ({
  StepScalingPolicyConfiguration: {
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment }],
  },
});

export const driftExamples: DriftExamples = {
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    scenes: [
      {
        create: { ScheduledActions: morning(1), ...suspended(false) },
        update: { ScheduledActions: morning(2), MinCapacity: 2, ...suspended(true) },
      },
    ],
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    scenes: [
      {
        create: { PolicyType: 'StepScaling', TargetTrackingScalingPolicyConfiguration: none, ...step(1) },
        update: { PolicyType: 'StepScaling', ...step(2) },
      },
    ],
    unchanged: {
      'not simulated': ['PredictiveScalingPolicyConfiguration'],
      'another kind of policy has other properties': ['PolicyType'],
    },
  },
};
