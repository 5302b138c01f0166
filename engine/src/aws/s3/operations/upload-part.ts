// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUpload } from '../find/upload.ts';
import { checkedChecksums } from '../object/checksums.ts';
import { bytesOf } from '../object/content.ts';
import { addPart, checkedPartNumber } from '../upload/parts.ts';
import { encryptionView } from '../views/object-headers.ts';

export const uploadPart: Operation<'s3', 'UploadPart'> = (input, ctx) => {
  const upload = requireUpload(input, ctx);
  const number = checkedPartNumber(input.PartNumber);
  const bytes = bytesOf(input.Body);
  const checksums = checkedChecksums(
    { ...input, ChecksumAlgorithm: input.ChecksumAlgorithm ?? upload.checksumAlgorithm },
    bytes,
  );
  const part = addPart(upload, { number, bytes, checksums }, ctx);
  return { ETag: part.eTag, ...checksums, ...encryptionView(upload.headers) };
};
