// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UploadLayerPart.html
import type { Operation } from '../../../kernel/context.ts';
import { layerPartInvalid } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';
import { requireUpload } from '../find/upload.ts';
import { uploads } from '../state.ts';

export const uploadLayerPart: Operation<'ecr', 'UploadLayerPart'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  const upload = requireUpload(name, input.uploadId!, ctx);
  const bytes = input.layerPartBlob!;
  const [first, last] = [input.partFirstByte!, input.partLastByte!];
  if (first !== upload.receivedBytes || last - first + 1 !== bytes.length) {
    throw layerPartInvalid(first, last, bytes.length, upload.receivedBytes);
  }
  const receivedBytes = upload.receivedBytes + bytes.length;
  ctx.put(uploads, upload.id, {
    ...upload,
    receivedBytes,
    partBlobs: [...upload.partBlobs, ctx.blobs.put(bytes)],
  });
  return {
    registryId: ctx.account,
    repositoryName: name,
    uploadId: upload.id,
    lastByteReceived: receivedBytes - 1,
  };
};
