// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { tagged } from '../tags.ts';

export const untagResource: Operation<'codedeploy', 'UntagResource'> = (input, ctx) => {
  const resource = tagged(ctx, input.ResourceArn);
  const kept = Object.entries(resource.tags).filter(([key]) => !input.TagKeys?.includes(key));
  resource.write(Object.fromEntries(kept));
  return {};
};
