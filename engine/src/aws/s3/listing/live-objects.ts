// A bucket's objects as readers see them: each key's current version.
import type { Context } from '../../../kernel/context.ts';
import { objectsByBucket, type StoredVersion } from '../state.ts';
import { compareKeys } from './page-of-keys.ts';

export interface LiveObject {
  readonly key: string;
  readonly version: StoredVersion;
}

/** In S3's order, without the keys that a delete marker hides. */
export function liveObjects(bucket: string, ctx: Context): LiveObject[] {
  return ctx
    .by(objectsByBucket, bucket)
    .flatMap(({ key, versions: [newest] }) => (newest.kind === 'object' ? { key, version: newest } : []))
    .sort((a, b) => compareKeys(a.key, b.key));
}
