// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetDashboard.html
import type { Operation } from '../../../kernel/context.ts';
import { requireDashboard } from '../find.ts';
import { dashboardArn } from '../state.ts';

export const getDashboard: Operation<'cloudwatch', 'GetDashboard'> = (input, ctx) => {
  const { name, body } = requireDashboard(ctx, input.DashboardName!);
  return { DashboardArn: dashboardArn(ctx.account, name), DashboardBody: body, DashboardName: name };
};
