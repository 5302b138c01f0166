// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-dashboard.html
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { dashboards } from '../state.ts';

export const dashboardResource: ResourceType = {
  type: 'AWS::CloudWatch::Dashboard',

  create(request, ctx) {
    const name = (request.properties.DashboardName as string | undefined) ?? request.generatedName(255);
    return put(name, request, ctx);
  },

  update(name, request, ctx) {
    return put(name, request, ctx);
  },

  delete(name, _request, ctx) {
    if (ctx.get(dashboards, name)) ctx.call('cloudwatch', 'DeleteDashboards', { DashboardNames: [name] });
    return { status: 'success', physicalId: name };
  },

  read: (name, _properties, ctx) => ctx.call('cloudwatch', 'GetDashboard', { DashboardName: name }),
  attributes: () => ({}),
};

function put(name: string, { properties }: ResourceRequest, ctx: Context): Progress {
  ctx.call('cloudwatch', 'PutDashboard', {
    DashboardName: name,
    DashboardBody: properties.DashboardBody as string,
  });
  return { status: 'success', physicalId: name };
}
