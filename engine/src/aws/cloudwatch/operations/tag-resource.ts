// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { findByArn } from '../find-by-arn.ts';
import { alarms } from '../state.ts';

export const tagResource: Operation<'cloudwatch', 'TagResource'> = (input, ctx) => {
  const alarm = findByArn(input.ResourceARN!, ctx);
  const added = Object.fromEntries(input.Tags!.map(({ Key, Value }) => [Key!, Value!]));
  ctx.put(alarms, alarm.name, { ...alarm, tags: { ...alarm.tags, ...added } });
  return {};
};
