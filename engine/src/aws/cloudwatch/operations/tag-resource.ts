// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireAlarmByArn } from '../find.ts';
import { alarms } from '../state.ts';

export const tagResource: Operation<'cloudwatch', 'TagResource'> = (input, ctx) => {
  const alarm = requireAlarmByArn(ctx, input.ResourceARN!);
  const added = Object.fromEntries(input.Tags!.map(({ Key, Value }) => [Key!, Value!]));
  ctx.put(alarms, alarm.name, { ...alarm, tags: { ...alarm.tags, ...added } });
  return {};
};
