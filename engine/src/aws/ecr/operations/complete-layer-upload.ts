// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CompleteLayerUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { layerExists, layerInvalid, uploadNotFound } from '../faults.ts';
import { findRepository } from '../find/repository.ts';
import { keyOf, layers, uploads } from '../state.ts';

export const completeLayerUpload: Operation<'ecr', 'CompleteLayerUpload'> = (input, ctx) => {
  const { name } = findRepository(input.repositoryName!, ctx);
  const upload = ctx.get(uploads, input.uploadId!);
  if (upload?.repository !== name) throw uploadNotFound(input.uploadId!);
  const wanted = input.layerDigests![0] ?? '';
  if (ctx.get(layers, keyOf(name, wanted))) throw layerExists(name, wanted);
  // One part is stored under its own digest already; only several are put together.
  const [single] = upload.partBlobs;
  const digest =
    upload.partBlobs.length === 1 && single
      ? single
      : ctx.blobs.put(Buffer.concat(upload.partBlobs.map((blob) => ctx.blobs.get(blob))));
  if (digest !== wanted) throw layerInvalid(wanted);
  ctx.put(layers, keyOf(name, digest), { repository: name, digest, sizeBytes: upload.receivedBytes });
  ctx.delete(uploads, upload.id);
  return { registryId: ctx.account, repositoryName: name, uploadId: upload.id, layerDigest: digest };
};
