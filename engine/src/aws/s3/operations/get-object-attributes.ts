// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';
import { checksumType } from '../views/object-headers.ts';

export const getObjectAttributes: Operation<'s3', 'GetObjectAttributes'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const version = requireVersion(bucket, input.Key!, input.VersionId, ctx);
  const requested = (name: string) => (input.ObjectAttributes as readonly string[]).includes(name);
  return {
    LastModified: new Date(version.modifiedAt),
    VersionId: bucket.versioning ? version.versionId : undefined,
    ETag: requested('ETag') ? version.eTag.replaceAll('"', '') : undefined,
    Checksum: requested('Checksum')
      ? { ...version.checksums, ChecksumType: checksumType(version) }
      : undefined,
    ObjectParts:
      requested('ObjectParts') && version.partsCount ? { TotalPartsCount: version.partsCount } : undefined,
    StorageClass: requested('StorageClass')
      ? ((version.storageClass ?? 'STANDARD') as 'STANDARD')
      : undefined,
    ObjectSize: requested('ObjectSize') ? version.sizeBytes : undefined,
  };
};
