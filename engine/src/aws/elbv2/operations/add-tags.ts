// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTags.html
import type { Operation } from '../../../kernel/context.ts';
import { recordedTags, tagged } from '../tags.ts';

export const addTags: Operation<'elbv2', 'AddTags'> = (input, ctx) => {
  for (const arn of input.ResourceArns ?? []) tagged(arn, ctx, (before) => recordedTags(input.Tags, before));
  return {};
};
