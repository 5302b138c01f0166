// Auto Scaling API, DescribeAccountLimits: the published quotas.
import type { Operation } from '../../../kernel/context.ts';
import { groupTable, launchConfigurationTable } from '../state.ts';

export const describeAccountLimits: Operation<'autoscaling', 'DescribeAccountLimits'> = (_input, ctx) => ({
  MaxNumberOfAutoScalingGroups: 500,
  MaxNumberOfLaunchConfigurations: 200,
  NumberOfAutoScalingGroups: ctx.keys(groupTable).length,
  NumberOfLaunchConfigurations: ctx.keys(launchConfigurationTable).length,
});
