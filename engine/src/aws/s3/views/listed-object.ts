// An object as ListObjects and ListObjectsV2 list it.
import type { _Object } from '@aws-sdk/client-s3';
import type { LiveObject } from '../listing/live-objects.ts';
import type { StoredVersion } from '../state.ts';

/** @param encode for `EncodingType=url` */
export function listedObjectView({ key, version }: LiveObject, encode: (text: string) => string): _Object {
  return {
    Key: encode(key),
    LastModified: new Date(version.modifiedAt),
    ETag: version.eTag,
    Size: version.sizeBytes,
    StorageClass: storageClassView(version),
    ChecksumAlgorithm: Object.keys(version.checksums).map(
      (member) => member.replace('Checksum', '') as 'CRC32',
    ),
  };
}

export function storageClassView(version: StoredVersion): _Object['StorageClass'] {
  return (version.storageClass ?? 'STANDARD') as _Object['StorageClass'];
}
