// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-dashboard.html
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { dashboardArn, dashboards } from '../state.ts';
import { retag, tagsOf } from './tags.ts';

export const dashboardResource: ResourceType = {
  type: 'AWS::CloudWatch::Dashboard',

  create(request, ctx) {
    const name = (request.properties.DashboardName as string | undefined) ?? request.generatedName(255);
    return put(name, request, ctx);
  },

  update(name, request, ctx) {
    const progress = put(name, request, ctx);
    retag(dashboardArn(ctx.account, name), request, ctx);
    return progress;
  },

  delete(name, _request, ctx) {
    if (ctx.get(dashboards, name)) ctx.call('cloudwatch', 'DeleteDashboards', { DashboardNames: [name] });
    return { status: 'success', physicalId: name };
  },

  read(name, _properties, ctx) {
    const dashboard = ctx.call('cloudwatch', 'GetDashboard', { DashboardName: name });
    const { Tags } = ctx.call('cloudwatch', 'ListTagsForResource', { ResourceARN: dashboard.DashboardArn });
    return { ...dashboard, Tags };
  },
  attributes: () => ({}),
};

function put(name: string, request: ResourceRequest, ctx: Context): Progress {
  ctx.call('cloudwatch', 'PutDashboard', {
    DashboardName: name,
    DashboardBody: request.properties.DashboardBody as string,
    Tags: tagsOf(request),
  });
  return { status: 'success', physicalId: name };
}
