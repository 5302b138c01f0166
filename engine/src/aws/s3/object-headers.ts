// The headers that PutObject, CopyObject and CreateMultipartUpload take and GetObject and HeadObject give back.
import type { GetObjectCommandOutput, PutObjectCommandInput } from '@aws-sdk/client-s3';
import { plain } from '../../kernel/plain.ts';
import { configuration } from './bucket.ts';
import { invalidArgument, invalidRequest } from './faults.ts';
import type { BucketRecord, ObjectHeaders, StoredVersion } from './state.ts';

type HeaderInput = Pick<
  PutObjectCommandInput,
  | 'ContentType'
  | 'CacheControl'
  | 'ContentDisposition'
  | 'ContentEncoding'
  | 'ContentLanguage'
  | 'Expires'
  | 'StorageClass'
  | 'ServerSideEncryption'
  | 'SSEKMSKeyId'
  | 'SSECustomerAlgorithm'
  | 'Metadata'
  | 'Tagging'
>;

interface DefaultEncryption {
  readonly Rules?: readonly {
    readonly ApplyServerSideEncryptionByDefault?: {
      readonly SSEAlgorithm?: string;
      readonly KMSMasterKeyID?: string;
    };
  }[];
}

export function recordedHeaders(input: HeaderInput, bucket: BucketRecord): ObjectHeaders {
  if (input.SSECustomerAlgorithm) {
    throw invalidRequest('Encryption with keys that the customer provides is not simulated.');
  }
  const byDefault = configuration<DefaultEncryption>(bucket, 'encryption')?.Rules?.[0]
    ?.ApplyServerSideEncryptionByDefault;
  return plain({
    contentType: input.ContentType ?? 'binary/octet-stream',
    cacheControl: input.CacheControl,
    contentDisposition: input.ContentDisposition,
    // `aws-chunked` belongs to the transfer, not to the object.
    contentEncoding: input.ContentEncoding?.replace(/(^|,\s*)aws-chunked(,\s*|$)/, '') || undefined,
    contentLanguage: input.ContentLanguage,
    expires: expiresText(input.Expires),
    storageClass: input.StorageClass === 'STANDARD' ? undefined : input.StorageClass,
    encryption: input.ServerSideEncryption ?? byDefault?.SSEAlgorithm ?? 'AES256',
    encryptionKeyId: input.SSEKMSKeyId ?? byDefault?.KMSMasterKeyID,
    metadata: input.Metadata ?? {},
    tags: parseTagging(input.Tagging),
  });
}

export function shownHeaders(version: StoredVersion, bucket: BucketRecord, withChecksums: boolean) {
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
    ...encryptionOf(version),
    StorageClass: version.storageClass as GetObjectCommandOutput['StorageClass'],
    Metadata: { ...version.metadata },
    TagCount: Object.keys(version.tags).length || undefined,
  } satisfies Omit<GetObjectCommandOutput, '$metadata'>;
}

export function encryptionOf(headers: ObjectHeaders) {
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

/** Tags in a header: `key=value&key=value`, percent-encoded. */
function parseTagging(text: string | undefined): Record<string, string> {
  const tags = Object.fromEntries(new URLSearchParams(text ?? ''));
  if (Object.keys(tags).length > 10) throw invalidArgument('Object tags cannot be greater than 10');
  return tags;
}

function expiresText(expires: Date | string | undefined): string | undefined {
  return expires instanceof Date ? expires.toUTCString() : expires;
}
