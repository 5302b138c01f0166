// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';

export const untagResource: Operation<'cloudwatch', 'UntagResource'> = (input, ctx) => {
  const { tags, retag } = requireTagged(input.ResourceARN!, ctx);
  retag(Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys!.includes(key))));
  return {};
};
