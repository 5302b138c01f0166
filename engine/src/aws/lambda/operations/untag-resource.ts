// https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLatest } from '../find.ts';
import { functions } from '../state.ts';

export const untagResource: Operation<'lambda', 'UntagResource'> = (input, ctx) => {
  const record = requireLatest(input.Resource, ctx);
  const kept = Object.entries(record.tags).filter(([key]) => !input.TagKeys!.includes(key));
  ctx.put(functions, record.name, { ...record, tags: Object.fromEntries(kept) });
  return {};
};
