// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepositoryByArn } from '../find/repository.ts';
import { repositories } from '../state.ts';

export const untagResource: Operation<'ecr', 'UntagResource'> = (input, ctx) => {
  const record = requireRepositoryByArn(input.resourceArn!, ctx);
  const tags = record.tags.filter(({ Key }) => !input.tagKeys!.includes(Key ?? ''));
  ctx.put(repositories, record.name, { ...record, tags });
  return {};
};
