// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html
import type { Operation } from '../../../kernel/context.ts';
import { repositoryNotEmpty } from '../faults.ts';
import { imagesOf } from '../find/image.ts';
import { requireRepository } from '../find/repository.ts';
import { images, keyOf, layers, repositories, uploads } from '../state.ts';
import { repositoryView } from '../views/repository.ts';

export const deleteRepository: Operation<'ecr', 'DeleteRepository'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx);
  const held = imagesOf(record.name, ctx);
  if (held.length > 0 && !input.force) throw repositoryNotEmpty(record.name, ctx.account);
  for (const image of held) ctx.delete(images, keyOf(record.name, image.digest));
  for (const layer of ctx.all(layers)) {
    if (layer.repository === record.name) ctx.delete(layers, keyOf(record.name, layer.digest));
  }
  for (const upload of ctx.all(uploads)) {
    if (upload.repository === record.name) ctx.delete(uploads, upload.id);
  }
  ctx.delete(repositories, record.name);
  return { repository: repositoryView(record, ctx) };
};
