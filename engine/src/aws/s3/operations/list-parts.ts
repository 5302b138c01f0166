// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUpload } from '../find/upload.ts';
import { ownerView } from '../views/owner.ts';

export const listParts: Operation<'s3', 'ListParts'> = (input, ctx) => {
  const upload = requireUpload(input, ctx);
  const maxParts = Math.min(input.MaxParts ?? 1000, 1000);
  const after = upload.parts.filter((part) => part.number > Number(input.PartNumberMarker ?? 0));
  const listed = after.slice(0, maxParts);
  const isTruncated = after.length > listed.length;
  return {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    PartNumberMarker: input.PartNumberMarker ?? '0',
    NextPartNumberMarker: isTruncated ? String(listed.at(-1)?.number) : undefined,
    MaxParts: maxParts,
    IsTruncated: isTruncated,
    Parts: listed.map((part) => ({
      PartNumber: part.number,
      LastModified: new Date(part.modifiedAt),
      ETag: part.eTag,
      Size: part.sizeBytes,
      ...part.checksums,
    })),
    Initiator: ownerView(ctx),
    Owner: ownerView(ctx),
    StorageClass: 'STANDARD',
    ChecksumAlgorithm: upload.checksumAlgorithm as 'CRC32' | undefined,
  };
};
