// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteDashboards.html
import type { Operation } from '../../../kernel/context.ts';
import { requireDashboard } from '../find.ts';
import { dashboards } from '../state.ts';

/** All or nothing, as on AWS. */
export const deleteDashboards: Operation<'cloudwatch', 'DeleteDashboards'> = (input, ctx) => {
  const names = input.DashboardNames!;
  for (const name of names) requireDashboard(ctx, name);
  for (const name of names) ctx.delete(dashboards, name);
  return {};
};
