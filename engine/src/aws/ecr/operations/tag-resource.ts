// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepositoryByArn } from '../find/repository.ts';
import { repositories } from '../state.ts';

export const tagResource: Operation<'ecr', 'TagResource'> = (input, ctx) => {
  const record = requireRepositoryByArn(input.resourceArn!, ctx);
  const added = input.tags!;
  const kept = record.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key));
  ctx.put(repositories, record.name, { ...record, tags: [...kept, ...added] });
  return {};
};
