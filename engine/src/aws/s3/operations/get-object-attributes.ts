// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { findVersion } from '../object.ts';
import { checksumType } from '../object-headers.ts';

export const getObjectAttributes: Operation<'s3', 'GetObjectAttributes'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const version = findVersion(bucket, input.Key!, input.VersionId, ctx);
  const asked = (name: string) => (input.ObjectAttributes as readonly string[]).includes(name);
  return {
    LastModified: new Date(version.modifiedAt),
    VersionId: bucket.versioning ? version.versionId : undefined,
    ETag: asked('ETag') ? version.eTag.replaceAll('"', '') : undefined,
    Checksum: asked('Checksum') ? { ...version.checksums, ChecksumType: checksumType(version) } : undefined,
    ObjectParts:
      asked('ObjectParts') && version.partsCount ? { TotalPartsCount: version.partsCount } : undefined,
    StorageClass: asked('StorageClass') ? ((version.storageClass ?? 'STANDARD') as 'STANDARD') : undefined,
    ObjectSize: asked('ObjectSize') ? version.sizeBytes : undefined,
  };
};
