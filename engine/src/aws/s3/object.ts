// Finding, writing and removing versions of objects.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { methodNotAllowed, noSuchKey, noSuchVersion } from './faults.ts';
import {
  type BucketRecord,
  type DeleteMarker,
  type ObjectRecord,
  objects,
  type StoredVersion,
} from './state.ts';

type Version = StoredVersion | DeleteMarker;

export const objectKey = (bucket: string, key: string) => `${bucket}/${key}`;

export function objectsOf(bucket: string, ctx: Context): ObjectRecord[] {
  return ctx.all(objects).filter((object) => object.bucket === bucket);
}

/** The bytes of a Body. In process and from the gateway it is bytes (or text), never a stream. */
export function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new Error('An object body must be bytes or text here, not a stream');
}

export function eTagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/** @throws NoSuchKey or NoSuchVersion; MethodNotAllowed when the version asked for is a delete marker. */
export function findVersion(
  bucket: BucketRecord,
  key: string,
  versionId: string | undefined,
  ctx: Context,
): StoredVersion {
  const versions = ctx.get(objects, objectKey(bucket.name, key))?.versions ?? [];
  const found = versionId ? versions.find((version) => version.versionId === versionId) : versions[0];
  if (!found) throw versionId ? noSuchVersion(key, versionId) : noSuchKey(key);
  if (found.kind === 'delete-marker') throw versionId ? methodNotAllowed() : noSuchKey(key);
  return found;
}

/** The id that a new version gets: its own where versioning is on, `null` (replacing the former) where it is not. */
export function newVersionId(bucket: BucketRecord, ctx: Context): string {
  return bucket.versioning === 'Enabled' ? ctx.ids.alphanumeric(32) : 'null';
}

export function addVersion(bucket: BucketRecord, key: string, version: Version, ctx: Context): void {
  const id = objectKey(bucket.name, key);
  const others = (ctx.get(objects, id)?.versions ?? []).filter(
    (other) => other.versionId !== version.versionId,
  );
  ctx.put(objects, id, { bucket: bucket.name, key, versions: [version, ...others] });
}

export function removeVersion(
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

/** What DELETE does to a key: removes it, or hides it behind a marker where versioning is or was on. */
export function deleteKey(
  bucket: BucketRecord,
  key: string,
  versionId: string | undefined,
  ctx: Context,
): { readonly VersionId?: string; readonly DeleteMarker?: boolean } {
  if (versionId) {
    const removed = removeVersion(bucket, key, versionId, ctx);
    return { VersionId: versionId, ...(removed?.kind === 'delete-marker' ? { DeleteMarker: true } : {}) };
  }
  if (!bucket.versioning) {
    removeVersion(bucket, key, 'null', ctx);
    return {};
  }
  const marker: DeleteMarker = {
    kind: 'delete-marker',
    versionId: newVersionId(bucket, ctx),
    modifiedAt: ctx.now,
  };
  addVersion(bucket, key, marker, ctx);
  return { VersionId: marker.versionId, DeleteMarker: true };
}

/** The newest version, unless the key is absent or hidden by a delete marker. */
export function newestObject(bucket: BucketRecord, key: string, ctx: Context): StoredVersion | undefined {
  const newest = ctx.get(objects, objectKey(bucket.name, key))?.versions[0];
  return newest?.kind === 'object' ? newest : undefined;
}

/** Changes what is kept about a version, in its place among the others. */
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
