// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkAcl } from '../bucket/access-control.ts';
import { keyTooLong } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { keepUpload } from '../find/presigned-file.ts';
import { findCurrentVersion } from '../find/version.ts';
import { checkedChecksums } from '../object/checksums.ts';
import { bytesOf, eTagOf } from '../object/content.ts';
import { recordedHeaders } from '../object/headers.ts';
import { checkObjectLock } from '../object/lock.ts';
import { checkWriteConditions } from '../object/preconditions.ts';
import { createVersion, newVersionId } from '../object/versions.ts';
import type { StoredVersion } from '../state.ts';
import { encryptionView } from '../views/object-headers.ts';

export const putObject: Operation<'s3', 'PutObject'> = (input, ctx) => {
  if (keepUpload(input, ctx)) return {};
  const bucket = requireBucket(input.Bucket, ctx);
  const key = input.Key!;
  if (Buffer.byteLength(key) > 1024) throw keyTooLong();
  checkAcl(input.ACL, bucket);
  checkObjectLock(input, bucket, ctx.now);
  checkWriteConditions(input, findCurrentVersion(bucket, key, ctx));
  const bytes = bytesOf(input.Body);
  const version: StoredVersion = plain({
    kind: 'object' as const,
    ...recordedHeaders(input, bucket),
    versionId: newVersionId(bucket, ctx),
    checksums: checkedChecksums(input, bytes),
    blob: ctx.blobs.put(bytes),
    sizeBytes: bytes.byteLength,
    eTag: eTagOf(bytes),
    modifiedAt: ctx.now,
  });
  createVersion(bucket, key, version, 'PutObject', ctx);
  return {
    ETag: version.eTag,
    ...version.checksums,
    ...encryptionView(version),
    VersionId: bucket.versioning === 'Enabled' ? version.versionId : undefined,
  };
};
