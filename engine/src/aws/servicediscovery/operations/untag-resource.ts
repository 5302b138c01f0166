// https://docs.aws.amazon.com/cloud-map/latest/api/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';

export const untagResource: Operation<'servicediscovery', 'UntagResource'> = (input, ctx) => {
  const { tags, setTags } = requireTagged(input.ResourceARN, ctx);
  setTags(Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys?.includes(key))));
  return {};
};
