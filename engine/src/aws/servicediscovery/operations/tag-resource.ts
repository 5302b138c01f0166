// https://docs.aws.amazon.com/cloud-map/latest/api/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { withTags } from '../tags.ts';

export const tagResource: Operation<'servicediscovery', 'TagResource'> = (input, ctx) => {
  const { tags, setTags } = requireTagged(input.ResourceARN, ctx);
  setTags(withTags(tags, input.Tags, input.ResourceARN!));
  return {};
};
