// The events that a bucket publishes while its notification configuration has EventBridge enabled.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import { configuration } from './bucket/configuration.ts';
import { bucketArn } from './bucket/name.ts';
import { type BucketRecord, buckets, type StoredVersion, type Version } from './state.ts';

export type CreationReason = 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';
export type DeletionType = 'Permanently Deleted' | 'Delete Marker Created';

interface ObjectEvent {
  readonly version: '0';
  readonly bucket: { readonly name: string };
  readonly object: {
    /** Not URL-encoded, unlike in notifications to topics, queues and functions. */
    readonly key: string;
    /** Bytes. */
    readonly size?: number;
    readonly etag?: string;
    readonly 'version-id'?: string;
    /** Hexadecimal. The later of two events for a key has the greater one. */
    readonly sequencer: string;
  };
  readonly 'request-id': string;
  readonly requester: string;
  readonly 'source-ip-address': string;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    's3/object-created': AwsEvent<ObjectEvent & { readonly reason: CreationReason }>;
    's3/object-deleted': AwsEvent<
      ObjectEvent & { readonly reason: 'DeleteObject'; readonly 'deletion-type': DeletionType }
    >;
  }
}

export function publishObjectCreated(
  bucket: BucketRecord,
  key: string,
  version: StoredVersion,
  reason: CreationReason,
  ctx: Context,
): void {
  if (!publishesEvents(bucket)) return;
  ctx.publish('s3/object-created', {
    detailType: 'Object Created',
    resources: [bucketArn(bucket.name)],
    detail: { ...objectEvent(bucket, key, version, true, ctx), reason },
  });
}

/** @param version what was removed, or the delete marker that was added */
export function publishObjectDeleted(
  bucket: BucketRecord,
  key: string,
  version: Version,
  deletionType: DeletionType,
  ctx: Context,
): void {
  if (!publishesEvents(bucket)) return;
  ctx.publish('s3/object-deleted', {
    detailType: 'Object Deleted',
    resources: [bucketArn(bucket.name)],
    detail: {
      ...objectEvent(bucket, key, version, false, ctx),
      reason: 'DeleteObject',
      'deletion-type': deletionType,
    },
  });
}

function publishesEvents(bucket: BucketRecord): boolean {
  return configuration(bucket, 'notification')?.EventBridgeConfiguration !== undefined;
}

/** The size is told of what is created only. */
function objectEvent(
  { name, versioning }: BucketRecord,
  key: string,
  version: Version,
  isCreation: boolean,
  ctx: Context,
) {
  const isObject = version.kind === 'object';
  return {
    version: '0',
    bucket: { name },
    object: {
      key,
      ...(isObject
        ? { ...(isCreation && { size: version.sizeBytes }), etag: version.eTag.replaceAll('"', '') }
        : {}),
      ...(versioning ? { 'version-id': version.versionId } : {}),
      sequencer: nextSequencer(name, ctx),
    },
    'request-id': ctx.requestId(),
    requester: ctx.account,
    // Every client is on this machine.
    'source-ip-address': '127.0.0.1',
  } as const;
}

/** Counts the bucket's events. Reads the record again, since an earlier event of the same request may have counted. */
function nextSequencer(name: string, ctx: Context): string {
  const bucket = ctx.get(buckets, name)!;
  const publishedEvents = (bucket.publishedEvents ?? 0) + 1;
  ctx.put(buckets, name, { ...bucket, publishedEvents });
  return publishedEvents.toString(16).toUpperCase().padStart(18, '0');
}
