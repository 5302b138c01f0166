// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { nameRequired } from '../faults.ts';
import { tagged, tagsOf } from '../tags.ts';

export const tagResource: Operation<'codedeploy', 'TagResource'> = (input, ctx) => {
  const resource = tagged(ctx, input.ResourceArn);
  if (!input.Tags) throw nameRequired('Tag', 'A tag');
  resource.write({ ...resource.tags, ...tagsOf(input.Tags) });
  return {};
};
