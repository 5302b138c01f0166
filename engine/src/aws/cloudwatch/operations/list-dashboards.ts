// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListDashboards.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { dashboardArn, dashboards } from '../state.ts';

const mostListed = 1000;

export const listDashboards: Operation<'cloudwatch', 'ListDashboards'> = (input, ctx) => {
  const matching = ctx.all(dashboards).filter(({ name }) => name.startsWith(input.DashboardNamePrefix ?? ''));
  const result = page(matching, ({ name }) => name, mostListed, input.NextToken);
  if (!result) throw invalidParameter('Invalid nextToken');
  return {
    DashboardEntries: result.items.map(({ name, body, modifiedAt }) => ({
      DashboardName: name,
      DashboardArn: dashboardArn(ctx.account, name),
      LastModified: new Date(modifiedAt),
      Size: Buffer.byteLength(body),
    })),
    NextToken: result.nextToken,
  };
};
