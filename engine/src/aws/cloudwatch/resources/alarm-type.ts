// The resource type of an alarm of either kind: its properties have the names of the parameters of the operation that puts it.
import type { AlarmType } from '@aws-sdk/client-cloudwatch';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireAlarm } from '../find.ts';
import type { AlarmRecord } from '../state.ts';
import { retag, tagsOf } from './tags.ts';

/** @param remarkOf what the stack's event says of an alarm that was put */
export function alarmType(
  type: string,
  operation: 'PutMetricAlarm' | 'PutCompositeAlarm',
  remarkOf: (alarm: AlarmRecord) => string | undefined = () => undefined,
): ResourceType {
  const put = (name: string, request: ResourceRequest, ctx: Context): Progress => {
    ctx.call('cloudwatch', operation, {
      ...request.properties,
      AlarmName: name,
      Tags: tagsOf(request),
    } as never);
    const remark = remarkOf(requireAlarm(ctx, name));
    return { status: 'success', physicalId: name, ...(remark !== undefined && { remark }) };
  };
  return {
    type,
    create: (request, ctx) =>
      put((request.properties.AlarmName as string | undefined) ?? request.generatedName(255), request, ctx),
    update(name, request, ctx) {
      const progress = put(name, request, ctx);
      retag(requireAlarm(ctx, name).arn, request, ctx);
      return progress;
    },
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
