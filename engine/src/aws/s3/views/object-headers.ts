// The headers that GetObject and HeadObject answer with.
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { BucketRecord, ObjectHeaders, StoredVersion } from '../state.ts';

export function objectHeadersView(version: StoredVersion, bucket: BucketRecord, withChecksums: boolean) {
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(version.modifiedAt),
    ETag: version.eTag,
    ...(withChecksums ? { ...version.checksums, ChecksumType: checksumType(version) } : {}),
    VersionId: bucket.versioning ? version.versionId : undefined,
    ContentType: version.contentType,
    CacheControl: version.cacheControl,
    ContentDisposition: version.contentDisposition,
    ContentEncoding: version.contentEncoding,
    ContentLanguage: version.contentLanguage,
    ExpiresString: version.expires,
    ...encryptionView(version),
    StorageClass: version.storageClass as GetObjectCommandOutput['StorageClass'],
    Metadata: { ...version.metadata },
    TagCount: Object.keys(version.tags).length || undefined,
  } satisfies Omit<GetObjectCommandOutput, '$metadata'>;
}

export function encryptionView(headers: ObjectHeaders) {
  return {
    ServerSideEncryption: headers.encryption as GetObjectCommandOutput['ServerSideEncryption'],
    SSEKMSKeyId: headers.encryptionKeyId,
  };
}

export function checksumType(version: StoredVersion): 'COMPOSITE' | 'FULL_OBJECT' | undefined {
  const values = Object.values(version.checksums);
  if (values.length === 0) return undefined;
  return values.some((value) => /-\d+$/.test(value)) ? 'COMPOSITE' : 'FULL_OBJECT';
}
