// Auto Scaling API, DescribeAccountLimits.

import type { Operation } from '../../../kernel/context.ts';
import { quotas } from '../quotas.ts';
import { groupTable, launchConfigurationTable } from '../state.ts';

export const describeAccountLimits: Operation<'autoscaling', 'DescribeAccountLimits'> = (_input, ctx) => ({
  MaxNumberOfAutoScalingGroups: ctx.quota(quotas.groups),
  MaxNumberOfLaunchConfigurations: ctx.quota(quotas.launchConfigurations),
  NumberOfAutoScalingGroups: ctx.keys(groupTable).length,
  NumberOfLaunchConfigurations: ctx.keys(launchConfigurationTable).length,
});
