// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html
import type { Operation } from '../../../kernel/context.ts';
import { checkedChecksums } from '../checksums.ts';
import { invalidArgument } from '../faults.ts';
import { bytesOf, eTagOf } from '../object.ts';
import { encryptionOf } from '../object-headers.ts';
import { uploads } from '../state.ts';
import { findUpload, withPart } from '../upload.ts';

export const uploadPart: Operation<'s3', 'UploadPart'> = (input, ctx) => {
  const upload = findUpload(input, ctx);
  const number = Number(input.PartNumber);
  if (!(number >= 1 && number <= 10_000)) {
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive');
  }
  const bytes = bytesOf(input.Body);
  const checksums = checkedChecksums(
    { ...input, ChecksumAlgorithm: input.ChecksumAlgorithm ?? upload.checksumAlgorithm },
    bytes,
  );
  const part = {
    number,
    blob: ctx.blobs.put(bytes),
    sizeBytes: bytes.byteLength,
    eTag: eTagOf(bytes),
    modifiedAt: ctx.now,
    checksums,
  };
  ctx.put(uploads, upload.id, withPart(upload, part));
  return { ETag: part.eTag, ...checksums, ...encryptionOf(upload.headers) };
};
