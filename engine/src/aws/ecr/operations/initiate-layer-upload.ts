// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_InitiateLayerUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { uploads } from '../state.ts';

/** Bytes: the part size that ECR asks clients to use. */
const partSize = 20 * 1024 * 1024;

export const initiateLayerUpload: Operation<'ecr', 'InitiateLayerUpload'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  const id = ctx.ids.uuid();
  ctx.put(uploads, id, { id, repository: name, partBlobs: [], receivedBytes: 0 });
  return { uploadId: id, partSize };
};
