// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCopySource } from '../find/copy-source.ts';
import { requireUpload } from '../find/upload.ts';
import { byteRange } from '../object/byte-range.ts';
import { checkedChecksums } from '../object/checksums.ts';
import { addPart, checkedPartNumber } from '../upload/parts.ts';
import { encryptionView } from '../views/object-headers.ts';

export const uploadPartCopy: Operation<'s3', 'UploadPartCopy'> = (input, ctx) => {
  const upload = requireUpload(input, ctx);
  const number = checkedPartNumber(input.PartNumber);
  const source = requireCopySource(input, ctx);
  const range = byteRange(input.CopySourceRange, source.version.sizeBytes);
  const content = ctx.blobs.get(source.version.blob);
  const bytes = range ? content.subarray(range.first, range.last + 1) : content;
  const checksums = checkedChecksums({ ChecksumAlgorithm: upload.checksumAlgorithm }, bytes);
  const part = addPart(upload, { number, bytes, checksums }, ctx);
  return {
    CopyPartResult: { ETag: part.eTag, LastModified: new Date(part.modifiedAt), ...checksums },
    CopySourceVersionId: source.bucket.versioning ? source.version.versionId : undefined,
    ...encryptionView(upload.headers),
  };
};
