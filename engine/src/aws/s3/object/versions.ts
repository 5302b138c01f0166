// Writes and removes versions of objects.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
import type { Context } from '../../../kernel/context.ts';
import { type CreationReason, publishObjectCreated, publishObjectDeleted } from '../events.ts';
import { type BucketRecord, type DeleteMarker, objects, type StoredVersion, type Version } from '../state.ts';

export const objectKey = (bucket: string, key: string) => `${bucket}/${key}`;

/** The id of a new version: unique while versioning is enabled, otherwise `null`, which replaces the former `null`. */
export function newVersionId(bucket: BucketRecord, ctx: Context): string {
  return bucket.versioning === 'Enabled' ? ctx.ids.alphanumeric(32) : 'null';
}

/** Makes `version` the current version of the key. */
export function createVersion(
  bucket: BucketRecord,
  key: string,
  version: StoredVersion,
  reason: CreationReason,
  ctx: Context,
): void {
  addVersion(bucket, key, version, ctx);
  publishObjectCreated(bucket, key, version, reason, ctx);
}

/** Changes what is recorded about a version, which keeps its place among the others. */
export function replaceVersion(
  bucket: BucketRecord,
  key: string,
  version: StoredVersion,
  ctx: Context,
): void {
  const id = objectKey(bucket.name, key);
  const [first, ...rest] = (ctx.get(objects, id)?.versions ?? []).map((other) =>
    other.versionId === version.versionId ? version : other,
  );
  if (first) ctx.put(objects, id, { bucket: bucket.name, key, versions: [first, ...rest] });
}

/** A DELETE of a key: removes the object, or hides it behind a delete marker if versioning was ever enabled. */
export function deleteKey(
  bucket: BucketRecord,
  key: string,
  versionId: string | undefined,
  ctx: Context,
): { readonly VersionId?: string; readonly DeleteMarker?: boolean } {
  if (versionId || !bucket.versioning) {
    const removed = removeVersion(bucket, key, versionId ?? 'null', ctx);
    if (removed) publishObjectDeleted(bucket, key, removed, 'Permanently Deleted', ctx);
    if (!versionId) return {};
    return { VersionId: versionId, ...(removed?.kind === 'delete-marker' ? { DeleteMarker: true } : {}) };
  }
  const marker: DeleteMarker = {
    kind: 'delete-marker',
    versionId: newVersionId(bucket, ctx),
    modifiedAt: ctx.now,
  };
  addVersion(bucket, key, marker, ctx);
  publishObjectDeleted(bucket, key, marker, 'Delete Marker Created', ctx);
  return { VersionId: marker.versionId, DeleteMarker: true };
}

function addVersion(bucket: BucketRecord, key: string, version: Version, ctx: Context): void {
  const id = objectKey(bucket.name, key);
  const others = (ctx.get(objects, id)?.versions ?? []).filter(
    (other) => other.versionId !== version.versionId,
  );
  ctx.put(objects, id, { bucket: bucket.name, key, versions: [version, ...others] });
}

function removeVersion(
  bucket: BucketRecord,
  key: string,
  versionId: string,
  ctx: Context,
): Version | undefined {
  const id = objectKey(bucket.name, key);
  const versions = ctx.get(objects, id)?.versions ?? [];
  const removed = versions.find((version) => version.versionId === versionId);
  const [first, ...rest] = versions.filter((version) => version !== removed);
  if (first) ctx.put(objects, id, { bucket: bucket.name, key, versions: [first, ...rest] });
  else ctx.delete(objects, id);
  return removed;
}
