// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkAcl } from '../bucket/access-control.ts';
import { keyTooLong } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { recordedHeaders } from '../object/headers.ts';
import { checkObjectLock } from '../object/lock.ts';
import { type UploadRecord, uploads } from '../state.ts';
import { encryptionView } from '../views/object-headers.ts';

export const createMultipartUpload: Operation<'s3', 'CreateMultipartUpload'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  checkAcl(input.ACL, bucket);
  checkObjectLock(input, bucket, ctx.now);
  if (Buffer.byteLength(input.Key!) > 1024) throw keyTooLong();
  const upload: UploadRecord = plain({
    id: ctx.ids.alphanumeric(96),
    bucket: bucket.name,
    key: input.Key!,
    startedAt: ctx.now,
    headers: recordedHeaders(input, bucket),
    checksumAlgorithm: input.ChecksumAlgorithm,
    checksumType: input.ChecksumType,
    parts: [],
  });
  ctx.put(uploads, upload.id, upload);
  return {
    Bucket: bucket.name,
    Key: upload.key,
    UploadId: upload.id,
    ChecksumAlgorithm: input.ChecksumAlgorithm,
    ChecksumType: input.ChecksumType,
    ...encryptionView(upload.headers),
  };
};
