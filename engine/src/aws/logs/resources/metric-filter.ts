// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-metricfilter.html
import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { metricFilterKey, metricFilters } from '../state.ts';

export const metricFilterResource: ResourceType = {
  type: 'AWS::Logs::MetricFilter',

  create(request, ctx) {
    const name = (request.properties.FilterName as string | undefined) ?? request.generatedName(512);
    return put(name, request, ctx);
  },

  update(name, request, ctx) {
    return put(name, request, ctx);
  },

  delete(name, { properties }, ctx) {
    const group = String(properties.LogGroupName);
    if (ctx.get(metricFilters, metricFilterKey({ group, name })))
      ctx.call('logs', 'DeleteMetricFilter', { logGroupName: group, filterName: name });
    return { status: 'success', physicalId: name };
  },

  read(name, { LogGroupName }, ctx) {
    const { metricFilters: found } = ctx.call('logs', 'DescribeMetricFilters', {
      logGroupName: String(LogGroupName),
      filterNamePrefix: name,
    });
    const filter = found?.find(({ filterName }) => filterName === name);
    return (
      filter && {
        ...filter,
        MetricTransformations: filter.metricTransformations?.map(({ dimensions, ...transformation }) => ({
          ...transformation,
          ...(dimensions && {
            Dimensions: Object.entries(dimensions).map(([Key, Value]) => ({ Key, Value })),
          }),
        })),
      }
    );
  },
  attributes: () => ({}),
};

interface Transformation {
  readonly MetricName: string;
  readonly MetricNamespace: string;
  readonly MetricValue: string;
  readonly DefaultValue?: number;
  readonly Dimensions?: readonly { readonly Key: string; readonly Value: string }[];
  readonly Unit?: MetricTransformation['unit'];
}

function put(name: string, { properties }: ResourceRequest, ctx: Context): Progress {
  ctx.call('logs', 'PutMetricFilter', {
    logGroupName: properties.LogGroupName as string,
    filterName: name,
    filterPattern: properties.FilterPattern as string,
    metricTransformations: (properties.MetricTransformations as readonly Transformation[]).map(
      ({ MetricName, MetricNamespace, MetricValue, DefaultValue, Dimensions, Unit }) => ({
        metricName: MetricName,
        metricNamespace: MetricNamespace,
        metricValue: String(MetricValue),
        ...(DefaultValue === undefined ? {} : { defaultValue: Number(DefaultValue) }),
        ...(Dimensions && {
          dimensions: Object.fromEntries(Dimensions.map(({ Key, Value }) => [Key, Value])),
        }),
        ...(Unit && { unit: Unit }),
      }),
    ),
  });
  return { status: 'success', physicalId: name };
}
