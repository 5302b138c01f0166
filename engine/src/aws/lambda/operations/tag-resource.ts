// https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLatest } from '../find.ts';
import { functions } from '../state.ts';

export const tagResource: Operation<'lambda', 'TagResource'> = (input, ctx) => {
  const record = requireLatest(input.Resource, ctx);
  ctx.put(functions, record.name, { ...record, tags: { ...record.tags, ...input.Tags } });
  return {};
};
