// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html
import type { Progress, Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { subscriptionFilterKey, subscriptionFilters } from '../state.ts';
import { isFunction } from '../subscription-filters/deliver.ts';

interface FilterProperties {
  readonly DestinationArn: string;
  readonly Distribution?: 'ByLogStream' | 'Random';
  readonly FilterName?: string;
  readonly FilterPattern: string;
  readonly LogGroupName: string;
  readonly RoleArn?: string;
}

const read = (properties: Properties) => properties as unknown as FilterProperties;

export const subscriptionFilterResource: ResourceType = {
  type: 'AWS::Logs::SubscriptionFilter',

  create: (request, ctx) =>
    put(read(request.properties).FilterName ?? request.generatedName(512), read(request.properties), ctx),

  update: (name, request, ctx) => put(name, read(request.properties), ctx),

  delete(name, { properties }, ctx) {
    const { LogGroupName } = read(properties);
    if (ctx.get(subscriptionFilters, subscriptionFilterKey({ group: LogGroupName, name })))
      ctx.call('logs', 'DeleteSubscriptionFilter', { logGroupName: LogGroupName, filterName: name });
    return { status: 'success', physicalId: name };
  },

  unread: ['ApplyOnTransformedLogs', 'EmitSystemFields', 'FieldSelectionCriteria'],
  read(name, properties, ctx) {
    const { LogGroupName } = read(properties);
    const { subscriptionFilters: found } = ctx.call('logs', 'DescribeSubscriptionFilters', {
      logGroupName: LogGroupName,
      filterNamePrefix: name,
    });
    return found?.find(({ filterName }) => filterName === name);
  },

  attributes: () => ({}),
};

function put(
  filterName: string,
  { LogGroupName, FilterPattern, DestinationArn, RoleArn, Distribution }: FilterProperties,
  ctx: Context,
): Progress {
  ctx.call('logs', 'PutSubscriptionFilter', {
    logGroupName: LogGroupName,
    filterName,
    filterPattern: FilterPattern,
    destinationArn: DestinationArn,
    roleArn: RoleArn,
    distribution: Distribution,
  });
  const remark = 'Recorded only: Drydock sends log events to functions, and to no other destinations';
  return { status: 'success', physicalId: filterName, ...(!isFunction(DestinationArn) && { remark }) };
}
