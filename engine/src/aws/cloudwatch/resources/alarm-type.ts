// The resource type of an alarm of either kind: its properties have the names of the parameters of the operation that puts it.
import type { AlarmType, Tag } from '@aws-sdk/client-cloudwatch';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireAlarm } from '../find.ts';
import type { AlarmRecord } from '../state.ts';

/** @param remarkOf what the stack's event says of an alarm that was put */
export function alarmType(
  type: string,
  operation: 'PutMetricAlarm' | 'PutCompositeAlarm',
  remarkOf: (alarm: AlarmRecord) => string | undefined = () => undefined,
): ResourceType {
  const put = (name: string, { properties, tags }: ResourceRequest, ctx: Context): Progress => {
    const own = (properties.Tags ?? []) as readonly Tag[];
    ctx.call('cloudwatch', operation, {
      ...properties,
      AlarmName: name,
      Tags: [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own],
    } as never);
    const remark = remarkOf(requireAlarm(ctx, name));
    return { status: 'success', physicalId: name, ...(remark !== undefined && { remark }) };
  };
  return {
    type,
    create: (request, ctx) =>
      put((request.properties.AlarmName as string | undefined) ?? request.generatedName(255), request, ctx),
    update: put,
    delete(name, _request, ctx) {
      ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [name] });
      return { status: 'success', physicalId: name };
    },
    read(name, _properties, ctx) {
      const AlarmTypes: AlarmType[] = ['MetricAlarm', 'CompositeAlarm'];
      const found = ctx.call('cloudwatch', 'DescribeAlarms', { AlarmNames: [name], AlarmTypes });
      const alarm = found.MetricAlarms?.[0] ?? found.CompositeAlarms?.[0];
      if (!alarm) return undefined;
      const { Tags } = ctx.call('cloudwatch', 'ListTagsForResource', { ResourceARN: alarm.AlarmArn });
      return { ...alarm, Tags };
    },
    attributes: (name, ctx) => ({ Arn: requireAlarm(ctx, name).arn }),
  };
}
