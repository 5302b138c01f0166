// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';

export const tagResource: Operation<'cloudwatch', 'TagResource'> = (input, ctx) => {
  const { tags, retag } = requireTagged(input.ResourceARN!, ctx);
  retag({ ...tags, ...Object.fromEntries(input.Tags!.map(({ Key, Value }) => [Key!, Value!])) });
  return {};
};
