// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html
import type { Operation } from '../../../kernel/context.ts';
import { repositoryNotEmpty } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';
import {
  images,
  imagesByRepository,
  layers,
  layersByRepository,
  repositories,
  uploads,
  uploadsByRepository,
} from '../state.ts';
import { repositoryView } from '../views/repository.ts';

export const deleteRepository: Operation<'ecr', 'DeleteRepository'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  const { name } = record;
  if (ctx.countBy(imagesByRepository, name) > 0 && !input.force) throw repositoryNotEmpty(name, ctx.account);
  for (const key of ctx.keysBy(imagesByRepository, name)) ctx.delete(images, key);
  for (const key of ctx.keysBy(layersByRepository, name)) ctx.delete(layers, key);
  for (const key of ctx.keysBy(uploadsByRepository, name)) ctx.delete(uploads, key);
  ctx.delete(repositories, name);
  return { repository: repositoryView(record, ctx) };
};
