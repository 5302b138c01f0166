// A version of an object, or the current one.
import type { Context } from '../../../kernel/context.ts';
import { methodNotAllowed, noSuchKey, noSuchVersion } from '../faults.ts';
import { objectKey } from '../object/versions.ts';
import { type BucketRecord, objects, type StoredVersion } from '../state.ts';

/** @throws NoSuchKey or NoSuchVersion; MethodNotAllowed when the requested version is a delete marker. */
export function requireVersion(
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

/** Undefined when the key does not exist or is hidden by a delete marker. */
export function findCurrentVersion(
  bucket: BucketRecord,
  key: string,
  ctx: Context,
): StoredVersion | undefined {
  const current = ctx.get(objects, objectKey(bucket.name, key))?.versions[0];
  return current?.kind === 'object' ? current : undefined;
}
