// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { repositories } from '../state.ts';
import { checkTags } from '../tags.ts';

export const tagResource: Operation<'codecommit', 'TagResource'> = (input, ctx) => {
  const repository = requireTagged(input.resourceArn!, ctx);
  const tags = checkTags({ ...repository.tags, ...input.tags });
  ctx.put(repositories, repository.name, { ...repository, tags });
  return {};
};
