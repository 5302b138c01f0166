// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { repositories } from '../state.ts';

export const untagResource: Operation<'codecommit', 'UntagResource'> = (input, ctx) => {
  const repository = requireTagged(input.resourceArn!, ctx);
  const kept = Object.entries(repository.tags).filter(([key]) => !input.tagKeys!.includes(key));
  ctx.put(repositories, repository.name, { ...repository, tags: Object.fromEntries(kept) });
  return {};
};
