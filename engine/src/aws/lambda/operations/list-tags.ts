// https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFunction } from '../find.ts';

export const listTags: Operation<'lambda', 'ListTags'> = (input, ctx) => ({
  Tags: { ...requireFunction(input.Resource, ctx).tags },
});
