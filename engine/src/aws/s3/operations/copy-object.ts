// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkAcl } from '../bucket/access-control.ts';
import { invalidRequest, keyTooLong } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { type FoundSource, requireCopySource } from '../find/copy-source.ts';
import { findCurrentVersion } from '../find/version.ts';
import { checkedChecksums } from '../object/checksums.ts';
import { eTagOf } from '../object/content.ts';
import { recordedHeaders } from '../object/headers.ts';
import { checkObjectLock } from '../object/lock.ts';
import { checkWriteConditions } from '../object/preconditions.ts';
import { createVersion, newVersionId } from '../object/versions.ts';
import type { StoredVersion } from '../state.ts';
import { encryptionView } from '../views/object-headers.ts';

export const copyObject: Operation<'s3', 'CopyObject'> = (input, ctx) => {
  const source = requireCopySource(input, ctx);
  const bucket = requireBucket(input.Bucket, ctx);
  const key = input.Key!;
  if (Buffer.byteLength(key) > 1024) throw keyTooLong();
  checkAcl(input.ACL, bucket);
  checkObjectLock(input, bucket, ctx.now);
  checkWriteConditions(input, findCurrentVersion(bucket, key, ctx));
  const replaces = input.MetadataDirective === 'REPLACE';
  const isSame = source.bucket.name === bucket.name && source.key === key && !source.isVersionNamed;
  if (isSame && !replaces && !input.StorageClass && !input.ServerSideEncryption) {
    throw invalidRequest(
      'This copy request is illegal because it is trying to copy an object to itself without changing the ' +
        "object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const bytes = ctx.blobs.get(source.version.blob);
  const requested = recordedHeaders(input, bucket);
  const version: StoredVersion = plain({
    ...source.version,
    ...(replaces ? requested : {}),
    ...digests(source.version, bytes, input.ChecksumAlgorithm),
    acl: requested.acl,
    encryption: requested.encryption,
    encryptionKeyId: requested.encryptionKeyId,
    storageClass: requested.storageClass,
    tags: input.TaggingDirective === 'REPLACE' ? requested.tags : source.version.tags,
    versionId: newVersionId(bucket, ctx),
    modifiedAt: ctx.now,
  });
  createVersion(bucket, key, version, 'CopyObject', ctx);
  return {
    CopyObjectResult: {
      ETag: version.eTag,
      LastModified: new Date(version.modifiedAt),
      ...version.checksums,
    },
    CopySourceVersionId: source.bucket.versioning ? source.version.versionId : undefined,
    VersionId: bucket.versioning === 'Enabled' ? version.versionId : undefined,
    ...encryptionView(version),
  };
};

/** A copy is not in parts: if the original was uploaded in parts, the copy has a different ETag and checksums. */
function digests(
  original: FoundSource['version'],
  bytes: Uint8Array,
  requestedAlgorithm: string | undefined,
): Pick<StoredVersion, 'eTag' | 'checksums'> & { readonly partsCount: undefined } {
  const [member] = Object.keys(original.checksums);
  const ChecksumAlgorithm = requestedAlgorithm ?? member?.replace('Checksum', '');
  const isKept = original.partsCount === undefined && requestedAlgorithm === undefined;
  return {
    eTag: eTagOf(bytes),
    checksums: isKept ? original.checksums : checkedChecksums({ ChecksumAlgorithm }, bytes),
    partsCount: undefined,
  };
}
