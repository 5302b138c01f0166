// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UploadLayerPart.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter, uploadNotFound } from '../faults.ts';
import { findRepository } from '../find/repository.ts';
import { uploads } from '../state.ts';

export const uploadLayerPart: Operation<'ecr', 'UploadLayerPart'> = (input, ctx) => {
  const { name } = findRepository(input.repositoryName!, ctx);
  const upload = ctx.get(uploads, input.uploadId!);
  if (upload?.repository !== name) throw uploadNotFound(input.uploadId!);
  const bytes = input.layerPartBlob!;
  if (
    input.partFirstByte !== upload.receivedBytes ||
    input.partLastByte! - input.partFirstByte + 1 !== bytes.length
  ) {
    throw invalidParameter(
      `The part is bytes ${input.partFirstByte}-${input.partLastByte} (${bytes.length} sent), but byte ${upload.receivedBytes} is next`,
    );
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
