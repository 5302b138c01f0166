// Objects as ListObjects and ListObjectsV2 show them.
import type { _Object } from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { compareKeys } from './listing.ts';
import { objectsOf } from './object.ts';
import type { StoredVersion } from './state.ts';

export interface LiveObject {
  readonly key: string;
  readonly version: StoredVersion;
}

/** In S3's order; keys whose newest version is a delete marker are not there. */
export function liveObjects(bucket: string, ctx: Context): LiveObject[] {
  return objectsOf(bucket, ctx)
    .flatMap(({ key, versions: [newest] }) => (newest.kind === 'object' ? { key, version: newest } : []))
    .sort((a, b) => compareKeys(a.key, b.key));
}

export function shownObject({ key, version }: LiveObject, text: (plain: string) => string): _Object {
  return {
    Key: text(key),
    LastModified: new Date(version.modifiedAt),
    ETag: version.eTag,
    Size: version.sizeBytes,
    StorageClass: storageClassOf(version),
    ChecksumAlgorithm: Object.keys(version.checksums).map(
      (member) => member.replace('Checksum', '') as 'CRC32',
    ),
  };
}

export function storageClassOf(version: StoredVersion): _Object['StorageClass'] {
  return (version.storageClass ?? 'STANDARD') as _Object['StorageClass'];
}
