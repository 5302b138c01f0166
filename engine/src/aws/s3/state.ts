// S3's records. Bytes are content-addressed blobs that the records name. All regions share the tables, as bucket names
// are global: a request signed for any region reaches every bucket, as if the client had followed S3's redirect to the
// bucket's own region.
//
// Of a bucket's configurations, versioning, default encryption, ownership controls and EventBridge notifications have
// an effect. The others are only recorded: lifecycle rules expire nothing, policies and public access blocks refuse
// nobody, logging writes nothing, topics, queues and functions receive no notifications, no website is served, and
// neither access control lists nor Object Lock keep anyone from anything.
import type {
  BucketLifecycleConfiguration,
  BucketLoggingStatus,
  CORSConfiguration,
  Grant,
  NotificationConfiguration,
  ObjectLockConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tagging,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    's3/buckets': BucketRecord;
    's3/objects': ObjectRecord;
    's3/uploads': UploadRecord;
  }
}

/** An access control list: by its canned name, or with its grants. */
export type Acl = string | readonly Grant[];

/** In the API's own shapes. */
export interface BucketConfigurations {
  readonly acl: Acl;
  readonly cors: CORSConfiguration;
  readonly encryption: ServerSideEncryptionConfiguration;
  readonly lifecycle: BucketLifecycleConfiguration;
  readonly logging: BucketLoggingStatus;
  readonly notification: NotificationConfiguration;
  readonly objectLock: ObjectLockConfiguration;
  readonly ownershipControls: OwnershipControls;
  /** JSON. */
  readonly policy: string;
  readonly publicAccessBlock: PublicAccessBlockConfiguration;
  readonly tagging: Tagging;
  readonly website: WebsiteConfiguration;
}

export interface BucketRecord {
  readonly name: string;
  /** Where it was created. */
  readonly region: string;
  readonly createdAt: number;
  readonly versioning?: 'Enabled' | 'Suspended';
  /** Dates are stored as `{ $date: ms }`. */
  readonly configurations: { readonly [name in keyof BucketConfigurations]?: unknown };
  /** How many events it has published: the sequencer of the newest. */
  readonly publishedEvents?: number;
}

/** What is stored with an object's bytes and returned with them. */
export interface ObjectHeaders {
  readonly acl?: Acl;
  readonly contentType: string;
  readonly cacheControl?: string;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
  readonly expires?: string;
  readonly storageClass?: string;
  readonly encryption: string;
  readonly encryptionKeyId?: string;
  /** User metadata: `x-amz-meta-*` without the prefix. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface StoredVersion extends ObjectHeaders {
  readonly kind: 'object';
  /** `null` if it was written while versioning was off or suspended. */
  readonly versionId: string;
  readonly blob: string;
  readonly sizeBytes: number;
  /** With its quotes. */
  readonly eTag: string;
  readonly modifiedAt: number;
  /** By member name, for example `ChecksumCRC32`. */
  readonly checksums: Readonly<Record<string, string>>;
  /** Of an object that was uploaded in parts. */
  readonly partsCount?: number;
  readonly partSizes?: readonly number[];
}

export interface DeleteMarker {
  readonly kind: 'delete-marker';
  readonly versionId: string;
  readonly modifiedAt: number;
}

export type Version = StoredVersion | DeleteMarker;

export interface ObjectRecord {
  readonly bucket: string;
  readonly key: string;
  /** Newest first; never empty. */
  readonly versions: readonly [Version, ...Version[]];
}

export interface UploadedPart {
  readonly number: number;
  readonly blob: string;
  readonly sizeBytes: number;
  readonly eTag: string;
  readonly modifiedAt: number;
  readonly checksums: Readonly<Record<string, string>>;
}

export interface UploadRecord {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly startedAt: number;
  readonly headers: ObjectHeaders;
  readonly checksumAlgorithm?: string;
  readonly checksumType?: string;
  /** In ascending order of part number. */
  readonly parts: readonly UploadedPart[];
}

/** Key: the bucket's name. */
export const buckets = defineTable('s3/buckets', { global: true });
/** Key: `<bucket>/<object key>`. */
export const objects = defineTable('s3/objects', { global: true });
export const objectsByBucket = defineIndex(objects, (object) => object.bucket);
/** Key: the upload id. */
export const uploads = defineTable('s3/uploads', { global: true });
export const uploadsByBucket = defineIndex(uploads, (upload) => upload.bucket);
