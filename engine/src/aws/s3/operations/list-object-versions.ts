// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { afterMarker, compareKeys, keyEncoder, pageOfKeys } from '../listing/page-of-keys.ts';
import { objectsByBucket } from '../state.ts';
import { storageClassView } from '../views/listed-object.ts';
import { ownerView } from '../views/owner.ts';

export const listObjectVersions: Operation<'s3', 'ListObjectVersions'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const maxKeys = Math.min(input.MaxKeys ?? 1000, 1000);
  const all = ctx
    .by(objectsByBucket, bucket.name)
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .flatMap(({ key, versions }) =>
      versions.map((version, index) => ({ key, version, isLatest: index === 0 })),
    );
  const marker = { key: input.KeyMarker, id: input.VersionIdMarker };
  const { items, after } = afterMarker(all, ({ version }) => version.versionId, marker);
  const query = { prefix: input.Prefix ?? '', delimiter: input.Delimiter ?? '', after, maxKeys };
  const found = pageOfKeys(items, (entry) => entry.key, query);
  const encode = keyEncoder(input.EncodingType);
  const last = found.entries.at(-1);
  return {
    Name: bucket.name,
    Prefix: encode(query.prefix),
    KeyMarker: encode(input.KeyMarker ?? ''),
    VersionIdMarker: input.VersionIdMarker ?? '',
    Delimiter: input.Delimiter && encode(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxKeys: maxKeys,
    IsTruncated: found.isTruncated,
    NextKeyMarker: found.isTruncated ? encode(found.last ?? '') : undefined,
    NextVersionIdMarker: found.isTruncated && last?.key === found.last ? last?.version.versionId : undefined,
    Versions: found.entries.flatMap(({ key, version, isLatest }) =>
      version.kind === 'object'
        ? {
            Key: encode(key),
            VersionId: version.versionId,
            IsLatest: isLatest,
            LastModified: new Date(version.modifiedAt),
            ETag: version.eTag,
            Size: version.sizeBytes,
            StorageClass: storageClassView(version) as 'STANDARD',
            Owner: ownerView(ctx),
          }
        : [],
    ),
    DeleteMarkers: found.entries.flatMap(({ key, version, isLatest }) =>
      version.kind === 'delete-marker'
        ? {
            Key: encode(key),
            VersionId: version.versionId,
            IsLatest: isLatest,
            LastModified: new Date(version.modifiedAt),
            Owner: ownerView(ctx),
          }
        : [],
    ),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
};
