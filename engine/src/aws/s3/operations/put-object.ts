// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkAcl } from '../access-control.ts';
import { findBucket } from '../bucket.ts';
import { checkedChecksums } from '../checksums.ts';
import { keyTooLong } from '../faults.ts';
import { addVersion, bytesOf, eTagOf, newestObject, newVersionId } from '../object.ts';
import { encryptionOf, recordedHeaders } from '../object-headers.ts';
import { checkWriteConditions } from '../preconditions.ts';
import type { StoredVersion } from '../state.ts';

export const putObject: Operation<'s3', 'PutObject'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const key = input.Key!;
  if (Buffer.byteLength(key) > 1024) throw keyTooLong();
  checkAcl(input.ACL, bucket);
  checkWriteConditions(input, newestObject(bucket, key, ctx));
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
  addVersion(bucket, key, version, ctx);
  return {
    ETag: version.eTag,
    ...version.checksums,
    ...encryptionOf(version),
    VersionId: bucket.versioning === 'Enabled' ? version.versionId : undefined,
  };
};
