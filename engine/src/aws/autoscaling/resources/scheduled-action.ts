// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-scheduledaction.html
// The physical id is `<action>|<group>`, the type's primary identifier; Ref is the action's name.

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { scheduledActionTable } from '../state.ts';

interface ActionProperties {
  readonly AutoScalingGroupName: string;
  readonly MinSize?: number;
  readonly MaxSize?: number;
  readonly DesiredCapacity?: number;
  readonly Recurrence?: string;
  readonly TimeZone?: string;
  readonly StartTime?: string;
  readonly EndTime?: string;
}

const nameOf = (id: string) => id.split('|')[0] ?? '';

export const scheduledActionResource: ResourceType = {
  type: 'AWS::AutoScaling::ScheduledAction',
  create(request, ctx) {
    const name = request.generatedName(255);
    const group = put(name, request.properties, ctx);
    return { status: 'success', physicalId: `${name}|${group}` };
  },
  update(id, request, ctx) {
    put(nameOf(id), request.properties, ctx);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    const [ScheduledActionName = '', AutoScalingGroupName = ''] = id.split('|');
    if (ctx.get(scheduledActionTable, `${AutoScalingGroupName}/${ScheduledActionName}`)) {
      ctx.call('autoscaling', 'DeleteScheduledAction', { AutoScalingGroupName, ScheduledActionName });
    }
    return { status: 'success', physicalId: id };
  },
  ref: nameOf,
  read(id, _properties, ctx) {
    const [ScheduledActionName = '', AutoScalingGroupName = ''] = id.split('|');
    return ctx.call('autoscaling', 'DescribeScheduledActions', {
      AutoScalingGroupName,
      ScheduledActionNames: [ScheduledActionName],
    }).ScheduledUpdateGroupActions?.[0];
  },
  attributes: (id) => ({ ScheduledActionName: nameOf(id) }),
};

/** Returns the group's name. */
function put(ScheduledActionName: string, properties: Properties, ctx: Context): string {
  const { StartTime, EndTime, ...rest } = properties as unknown as ActionProperties;
  ctx.call('autoscaling', 'PutScheduledUpdateGroupAction', {
    ...rest,
    ScheduledActionName,
    ...(StartTime ? { StartTime: new Date(StartTime) } : {}),
    ...(EndTime ? { EndTime: new Date(EndTime) } : {}),
  });
  return rest.AutoScalingGroupName;
}
