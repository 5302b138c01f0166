// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CompleteLayerUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { layerExists, layerInvalid } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';
import { requireUpload } from '../find/upload.ts';
import { keyOf, layers, uploads } from '../state.ts';

export const completeLayerUpload: Operation<'ecr', 'CompleteLayerUpload'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  const upload = requireUpload(name, input.uploadId!, ctx);
  const expected = input.layerDigests![0] ?? '';
  if (ctx.get(layers, keyOf(name, expected))) throw layerExists(name, expected);
  // A single part is already stored under its own digest.
  const [single] = upload.partBlobs;
  const digest =
    upload.partBlobs.length === 1 && single
      ? single
      : ctx.blobs.put(Buffer.concat(upload.partBlobs.map((blob) => ctx.blobs.get(blob))));
  if (digest !== expected) throw layerInvalid(expected);
  ctx.put(layers, keyOf(name, digest), { repository: name, digest, sizeBytes: upload.receivedBytes });
  ctx.delete(uploads, upload.id);
  return { registryId: ctx.account, repositoryName: name, uploadId: upload.id, layerDigest: digest };
};
