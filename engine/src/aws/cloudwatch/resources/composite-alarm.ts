// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html
import type { PutCompositeAlarmCommandInput, Tag } from '@aws-sdk/client-cloudwatch';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireAlarm } from '../find.ts';

export const compositeAlarmResource: ResourceType = {
  type: 'AWS::CloudWatch::CompositeAlarm',

  create(request, ctx) {
    const name = (request.properties.AlarmName as string | undefined) ?? request.generatedName(255);
    return put(name, request, ctx);
  },

  update(name, request, ctx) {
    return put(name, request, ctx);
  },

  delete(name, _request, ctx) {
    ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [name] });
    return { status: 'success', physicalId: name };
  },

  attributes(name, ctx) {
    return { Arn: requireAlarm(ctx, name).arn };
  },
};

/** The type's properties have the names of the operation's parameters. */
function put(name: string, { properties, tags }: ResourceRequest, ctx: Context): Progress {
  const own = (properties.Tags ?? []) as readonly Tag[];
  ctx.call('cloudwatch', 'PutCompositeAlarm', {
    ...(properties as unknown as PutCompositeAlarmCommandInput),
    AlarmName: name,
    Tags: [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own],
  });
  return { status: 'success', physicalId: name };
}
