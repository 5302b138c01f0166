// Auto Scaling API, DescribePolicies, each with the alarms that invoke it.
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { paginate, requireGroup } from '../find.ts';
import { type PolicyRecord, policyTable } from '../state.ts';

export const describePolicies: Operation<'autoscaling', 'DescribePolicies'> = (input, ctx) => {
  const name = input.AutoScalingGroupName;
  const group = name === undefined ? undefined : requireGroup(ctx, name).AutoScalingGroupName;
  const names = input.PolicyNames ?? [];
  const types = input.PolicyTypes ?? [];
  const chosen = ctx
    .all(policyTable)
    .filter((policy) => group === undefined || policy.AutoScalingGroupName === group)
    .filter(
      ({ PolicyName, PolicyARN }) =>
        names.length === 0 || [PolicyName, PolicyARN].some((one) => names.includes(one)),
    )
    .filter(({ PolicyType }) => types.length === 0 || types.includes(PolicyType));
  const { page, NextToken } = paginate(
    chosen,
    ({ AutoScalingGroupName, PolicyName }) => `${AutoScalingGroupName}/${PolicyName}`,
    input,
  );
  return {
    ScalingPolicies: page.map((policy) => {
      const { alarmNames, StepAdjustments, ...rest } = policy;
      return {
        ...rest,
        StepAdjustments: [...StepAdjustments],
        Alarms: alarmsOf(ctx, policy).map((AlarmName) => ({
          AlarmName,
          AlarmARN: ctx.arn('cloudwatch', `alarm:${AlarmName}`),
        })),
      };
    }),
    NextToken,
  };
};

function alarmsOf(ctx: Context, { PolicyARN, alarmNames }: PolicyRecord): readonly string[] {
  try {
    const { MetricAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', { ActionPrefix: PolicyARN });
    return MetricAlarms.map(({ AlarmName = '' }) => AlarmName);
  } catch (error) {
    // Without CloudWatch, as in a test of Auto Scaling alone, only its own alarms are known.
    if (!(error instanceof AwsFault)) throw error;
    return alarmNames;
  }
}
