// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireAlarmByArn } from '../find.ts';
import { alarms } from '../state.ts';

export const untagResource: Operation<'cloudwatch', 'UntagResource'> = (input, ctx) => {
  const alarm = requireAlarmByArn(ctx, input.ResourceARN!);
  const tags = Object.fromEntries(
    Object.entries(alarm.tags).filter(([key]) => !input.TagKeys!.includes(key)),
  );
  ctx.put(alarms, alarm.name, { ...alarm, tags });
  return {};
};
