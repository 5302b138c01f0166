// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveTags.html
import type { Operation } from '../../../kernel/context.ts';
import { tagged } from '../tags.ts';

export const removeTags: Operation<'elbv2', 'RemoveTags'> = (input, ctx) => {
  for (const arn of input.ResourceArns ?? []) {
    tagged(arn, ctx, (before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => !input.TagKeys?.includes(key))),
    );
  }
  return {};
};
