// S3's records. Bytes are content-addressed blobs; the records name them. A bucket's configurations are recorded and
// shown, and of them only versioning changes what S3 does here: lifecycle rules do not expire objects, policies and
// public access blocks do not refuse anybody, logging writes nothing, notifications are not sent.
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    's3/buckets': BucketRecord;
    's3/objects': ObjectRecord;
    's3/uploads': UploadRecord;
  }
}

export interface BucketRecord {
  readonly name: string;
  readonly createdAt: number;
  readonly versioning?: 'Enabled' | 'Suspended';
  /** By name, in the API's own shapes; moments as `{ $date: ms }`. */
  readonly configurations: Readonly<Record<string, unknown>>;
}

/** What is kept with an object's bytes and given back with them. */
export interface ObjectHeaders {
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
  /** `null` for what was written while versioning was off. */
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
}

export interface DeleteMarker {
  readonly kind: 'delete-marker';
  readonly versionId: string;
  readonly modifiedAt: number;
}

export interface ObjectRecord {
  readonly bucket: string;
  readonly key: string;
  /** The newest first; never empty. */
  readonly versions: readonly [StoredVersion | DeleteMarker, ...(StoredVersion | DeleteMarker)[]];
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
  /** In rising order of their numbers. */
  readonly parts: readonly UploadedPart[];
}

/** Key: the bucket's name. */
export const buckets = defineTable('s3/buckets', { global: true });
/** Key: `<bucket>/<object key>`. */
export const objects = defineTable('s3/objects', { global: true });
/** Key: the upload id. */
export const uploads = defineTable('s3/uploads', { global: true });
