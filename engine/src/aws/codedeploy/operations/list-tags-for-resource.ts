// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { tagged, tagViews } from '../tags.ts';

export const listTagsForResource: Operation<'codedeploy', 'ListTagsForResource'> = (input, ctx) => ({
  Tags: tagViews(tagged(ctx, input.ResourceArn).tags),
});
