// https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../tagged.ts';

export const listTags: Operation<'lambda', 'ListTags'> = (input, ctx) => ({
  Tags: { ...requireTagged(input.Resource, ctx).tags },
});
