import { expect, it } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { applicationAutoScaling } from './index.ts';
import { quotas } from './quotas.ts';

const ecs = standInService<'ecs'>({
  id: 'ecs',
  operations: {
    DescribeServices: () => ({ services: [{ status: 'ACTIVE', desiredCount: 1 }] }),
    UpdateService: () => {
      throw new AwsFault({ code: 'InvalidParameterException', message: 'Desired count exceeds limit.' });
    },
  },
});
const target = (service = 'web') =>
  ({
    ServiceNamespace: 'ecs',
    ResourceId: `service/main/${service}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  }) as const;
const register = (cloud: Rehearsal, service?: string) =>
  cloud.call('application-autoscaling', 'RegisterScalableTarget', {
    ...target(service),
    MinCapacity: 1,
    MaxCapacity: 4,
  });
const putSteps = (cloud: Rehearsal, PolicyName: string, steps: number) =>
  cloud.call('application-autoscaling', 'PutScalingPolicy', {
    ...target(),
    PolicyName,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: Array.from({ length: steps }, (_, index) => ({
        MetricIntervalLowerBound: index * 10,
        ...(index < steps - 1 ? { MetricIntervalUpperBound: (index + 1) * 10 } : {}),
        ScalingAdjustment: 1,
      })),
    },
  });
const exceeded = { code: 'LimitExceededException', message: 'A per-account resource limit is exceeded.' };

describeQuotas([applicationAutoScaling, ecs], applicationAutoScaling.quotas!, [
  { quota: quotas.ecsTargets, add: (cloud, count) => register(cloud, `web-${count}`), ...exceeded },
  {
    quota: quotas.policiesPerTarget,
    prepare: (cloud) => register(cloud),
    add: (cloud, count) => putSteps(cloud, `p${count}`, 1),
    ...exceeded,
  },
  {
    quota: quotas.stepsPerPolicy,
    prepare: (cloud) => register(cloud),
    add: (cloud, count) => putSteps(cloud, 'p', count),
    ...exceeded,
  },
]);

it('a count beyond the quota of ECS is an activity that failed', () => {
  using cloud = rehearse({ services: [applicationAutoScaling, ecs] });
  cloud.call('application-autoscaling', 'RegisterScalableTarget', {
    ...target(),
    MinCapacity: 20_000_000,
    MaxCapacity: 20_000_000,
  });
  cloud.settle();
  const { ScalingActivities } = cloud.call('application-autoscaling', 'DescribeScalingActivities', {
    ServiceNamespace: 'ecs',
  });
  expect(ScalingActivities).toMatchObject([
    {
      StatusCode: 'Failed',
      StatusMessage: 'Failed to set desired count to 20000000. Reason: Desired count exceeds limit.',
    },
  ]);
});
