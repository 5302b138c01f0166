// What calls of S3 need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
import type { NamedResource, ServicePermissions } from '../../contracts/service-permissions.ts';
import { buckets } from './state.ts';

const versioned = (action: string) => (input: { readonly VersionId?: string }) => [
  input.VersionId === undefined ? action : action.replace('Object', 'ObjectVersion'),
];

/** A write that names a list needs to be allowed to. */
const withAcl = ({ ACL }: { readonly ACL?: string }) => [
  'PutObject',
  ...(ACL === undefined ? [] : ['PutObjectAcl']),
];

/** What condition keys say of a request's headers. */
const headers = (input: Readonly<Record<string, string | undefined>>) => ({
  's3:x-amz-acl': input.ACL,
  's3:x-amz-copy-source': input.CopySource,
  's3:x-amz-metadata-directive': input.MetadataDirective,
  's3:x-amz-server-side-encryption': input.ServerSideEncryption,
  's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
  's3:x-amz-server-side-encryption-customer-algorithm': input.SSECustomerAlgorithm,
  's3:x-amz-storage-class': input.StorageClass,
});

export const permissions: ServicePermissions = {
  actions: {
    CompleteMultipartUpload: ['PutObject'],
    CopyObject: withAcl,
    CreateBucket: ({ ACL }) => ['CreateBucket', ...(ACL === undefined ? [] : ['PutBucketAcl'])],
    CreateMultipartUpload: withAcl,
    DeleteBucketCors: ['PutBucketCORS'],
    DeleteBucketEncryption: ['PutEncryptionConfiguration'],
    DeleteBucketLifecycle: ['PutLifecycleConfiguration'],
    DeleteBucketOwnershipControls: ['PutBucketOwnershipControls'],
    DeleteBucketTagging: ['PutBucketTagging'],
    DeleteObject: versioned('DeleteObject'),
    DeleteObjects: ['DeleteObject'],
    DeletePublicAccessBlock: ['PutBucketPublicAccessBlock'],
    GetBucketAccelerateConfiguration: ['GetAccelerateConfiguration'],
    GetBucketCors: ['GetBucketCORS'],
    GetBucketEncryption: ['GetEncryptionConfiguration'],
    GetBucketLifecycleConfiguration: ['GetLifecycleConfiguration'],
    GetBucketNotificationConfiguration: ['GetBucketNotification'],
    GetBucketReplication: ['GetReplicationConfiguration'],
    GetObject: versioned('GetObject'),
    GetObjectAcl: versioned('GetObjectAcl'),
    GetObjectAttributes: versioned('GetObjectAttributes'),
    GetObjectLockConfiguration: ['GetBucketObjectLockConfiguration'],
    GetPublicAccessBlock: ['GetBucketPublicAccessBlock'],
    HeadBucket: ['ListBucket'],
    HeadObject: versioned('GetObject'),
    ListBuckets: ['ListAllMyBuckets'],
    ListMultipartUploads: ['ListBucketMultipartUploads'],
    ListObjectVersions: ['ListBucketVersions'],
    ListObjects: ['ListBucket'],
    ListObjectsV2: ['ListBucket'],
    ListParts: ['ListMultipartUploadParts'],
    PutBucketCors: ['PutBucketCORS'],
    PutBucketEncryption: ['PutEncryptionConfiguration'],
    PutBucketLifecycleConfiguration: ['PutLifecycleConfiguration'],
    PutBucketNotificationConfiguration: ['PutBucketNotification'],
    PutObject: withAcl,
    PutObjectAcl: versioned('PutObjectAcl'),
    PutObjectLockConfiguration: ['PutBucketObjectLockConfiguration'],
    PutPublicAccessBlock: ['PutBucketPublicAccessBlock'],
    UploadPart: ['PutObject'],
    UploadPartCopy: ['PutObject'],
  },

  resource({ Bucket, Key, Delete }) {
    if (Bucket === undefined) return undefined;
    const bucket = `arn:aws:s3:::${Bucket}`;
    const object = (key: string): NamedResource => ({ arn: `${bucket}/${key}`, pattern: `${bucket}/*` });
    if (Delete) return (Delete.Objects ?? []).map((each: { Key: string }) => object(each.Key));
    return Key === undefined ? bucket : object(Key);
  },

  keys: ({ Prefix, Delimiter, MaxKeys, ...input }, _at, operation) => ({
    ...headers(input),
    's3:prefix': operation.startsWith('List') ? (Prefix ?? '') : undefined,
    's3:delimiter': Delimiter,
    's3:max-keys': MaxKeys === undefined ? undefined : String(MaxKeys),
  }),

  resourcePolicy(arn, at) {
    const bucket = arn.split(':').at(5)?.split('/')[0] ?? '';
    return at.get(buckets, bucket)?.configurations.policy as string | undefined;
  },
};
