// The headers of PutObject, CopyObject and CreateMultipartUpload that are stored with the object.
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { plain } from '../../../kernel/plain.ts';
import { configuration } from '../bucket/configuration.ts';
import { invalidRequest } from '../faults.ts';
import type { BucketRecord, ObjectHeaders } from '../state.ts';
import { checkObjectTags } from '../tags.ts';

type HeaderInput = Pick<
  PutObjectCommandInput,
  | 'ACL'
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

export function recordedHeaders(input: HeaderInput, bucket: BucketRecord): ObjectHeaders {
  if (input.SSECustomerAlgorithm) {
    throw invalidRequest('Encryption with customer-provided keys (SSE-C) is not simulated.');
  }
  const defaults = configuration(bucket, 'encryption')?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  return plain({
    acl: input.ACL,
    contentType: input.ContentType ?? 'binary/octet-stream',
    cacheControl: input.CacheControl,
    contentDisposition: input.ContentDisposition,
    // `aws-chunked` describes the transfer, not the object.
    contentEncoding: input.ContentEncoding?.replace(/(^|,\s*)aws-chunked(,\s*|$)/, '') || undefined,
    contentLanguage: input.ContentLanguage,
    expires: expiresText(input.Expires),
    storageClass: input.StorageClass === 'STANDARD' ? undefined : input.StorageClass,
    encryption: input.ServerSideEncryption ?? defaults?.SSEAlgorithm ?? 'AES256',
    encryptionKeyId: input.SSEKMSKeyId ?? (input.ServerSideEncryption ? undefined : defaults?.KMSMasterKeyID),
    metadata: input.Metadata ?? {},
    tags: parseTagging(input.Tagging),
  });
}

/** Tags in a header: `key=value&key=value`, percent-encoded. */
function parseTagging(text: string | undefined): Record<string, string> {
  const tags = [...new URLSearchParams(text ?? '')];
  checkObjectTags(tags.map(([Key, Value]) => ({ Key, Value })));
  return Object.fromEntries(tags);
}

function expiresText(expires: Date | string | undefined): string | undefined {
  return expires instanceof Date ? expires.toUTCString() : expires;
}
