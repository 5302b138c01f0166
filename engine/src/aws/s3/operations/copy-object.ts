// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkAcl } from '../access-control.ts';
import { findBucket } from '../bucket.ts';
import { parseCopySource } from '../copy-source.ts';
import { invalidRequest } from '../faults.ts';
import { addVersion, findVersion, newVersionId } from '../object.ts';
import { encryptionOf, recordedHeaders } from '../object-headers.ts';
import { checkReadConditions } from '../preconditions.ts';
import type { StoredVersion } from '../state.ts';

export const copyObject: Operation<'s3', 'CopyObject'> = (input, ctx) => {
  const source = parseCopySource(input.CopySource!);
  const from = findBucket(source.bucket, ctx);
  const original = findVersion(from, source.key, source.versionId, ctx);
  checkReadConditions(
    {
      IfMatch: input.CopySourceIfMatch,
      IfNoneMatch: input.CopySourceIfNoneMatch,
      IfModifiedSince: input.CopySourceIfModifiedSince,
      IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    },
    original,
  );
  const bucket = findBucket(input.Bucket, ctx);
  checkAcl(input.ACL, bucket);
  const replaces = input.MetadataDirective === 'REPLACE';
  const same = from.name === bucket.name && source.key === input.Key && !source.versionId;
  if (same && !replaces && !input.StorageClass && !input.ServerSideEncryption) {
    throw invalidRequest(
      'This copy request is illegal because it is trying to copy an object to itself without changing the ' +
        "object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const fresh = recordedHeaders(input, bucket);
  const version: StoredVersion = plain({
    ...original,
    ...(replaces ? fresh : {}),
    encryption: fresh.encryption,
    encryptionKeyId: fresh.encryptionKeyId,
    storageClass: fresh.storageClass,
    tags: input.TaggingDirective === 'REPLACE' ? fresh.tags : original.tags,
    versionId: newVersionId(bucket, ctx),
    modifiedAt: ctx.now,
  });
  addVersion(bucket, input.Key!, version, ctx);
  return {
    CopyObjectResult: {
      ETag: version.eTag,
      LastModified: new Date(version.modifiedAt),
      ...version.checksums,
    },
    CopySourceVersionId: from.versioning ? original.versionId : undefined,
    VersionId: bucket.versioning === 'Enabled' ? version.versionId : undefined,
    ...encryptionOf(version),
  };
};
