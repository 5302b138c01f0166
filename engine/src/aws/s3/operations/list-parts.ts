// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
import type { Operation } from '../../../kernel/context.ts';
import { owner } from '../bucket.ts';
import { findUpload } from '../upload.ts';

export const listParts: Operation<'s3', 'ListParts'> = (input, ctx) => {
  const upload = findUpload(input, ctx);
  const maxParts = Math.min(input.MaxParts ?? 1000, 1000);
  const after = upload.parts.filter((part) => part.number > Number(input.PartNumberMarker ?? 0));
  const shown = after.slice(0, maxParts);
  const isTruncated = after.length > shown.length;
  return {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    PartNumberMarker: input.PartNumberMarker ?? '0',
    NextPartNumberMarker: isTruncated ? String(shown.at(-1)?.number) : undefined,
    MaxParts: maxParts,
    IsTruncated: isTruncated,
    Parts: shown.map((part) => ({
      PartNumber: part.number,
      LastModified: new Date(part.modifiedAt),
      ETag: part.eTag,
      Size: part.sizeBytes,
      ...part.checksums,
    })),
    Initiator: owner(ctx),
    Owner: owner(ctx),
    StorageClass: 'STANDARD',
    ChecksumAlgorithm: upload.checksumAlgorithm as 'CRC32' | undefined,
  };
};
