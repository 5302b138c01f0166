// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket, owner } from '../bucket.ts';
import { storageClassOf } from '../listed-objects.ts';
import { compareKeys, listing, urlEncoded } from '../listing.ts';
import { objectsOf } from '../object.ts';

export const listObjectVersions: Operation<'s3', 'ListObjectVersions'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const maxKeys = Math.min(input.MaxKeys ?? 1000, 1000);
  // One entry a version, the newest of a key first; a sort key puts a key's versions in that order.
  const all = objectsOf(bucket.name, ctx)
    .sort((a, b) => compareKeys(a.key, b.key))
    .flatMap(({ key, versions }) =>
      versions.map((version, index) => ({ key, version, isLatest: index === 0 })),
    );
  const from = startOf(all, input.KeyMarker, input.VersionIdMarker);
  const query = { prefix: input.Prefix ?? '', delimiter: input.Delimiter ?? '', after: from.after, maxKeys };
  const found = listing(all.slice(from.index), (entry) => entry.key, query);
  const text = input.EncodingType === 'url' ? urlEncoded : (plain: string) => plain;
  const last = found.entries.at(-1);
  return {
    Name: bucket.name,
    Prefix: text(query.prefix),
    KeyMarker: text(input.KeyMarker ?? ''),
    VersionIdMarker: input.VersionIdMarker ?? '',
    Delimiter: input.Delimiter && text(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxKeys: maxKeys,
    IsTruncated: found.isTruncated,
    NextKeyMarker: found.isTruncated ? text(found.last ?? '') : undefined,
    NextVersionIdMarker: found.isTruncated && last?.key === found.last ? last?.version.versionId : undefined,
    Versions: found.entries.flatMap(({ key, version, isLatest }) =>
      version.kind === 'object'
        ? {
            Key: text(key),
            VersionId: version.versionId,
            IsLatest: isLatest,
            LastModified: new Date(version.modifiedAt),
            ETag: version.eTag,
            Size: version.sizeBytes,
            StorageClass: storageClassOf(version) as 'STANDARD',
            Owner: owner(ctx),
          }
        : [],
    ),
    DeleteMarkers: found.entries.flatMap(({ key, version, isLatest }) =>
      version.kind === 'delete-marker'
        ? {
            Key: text(key),
            VersionId: version.versionId,
            IsLatest: isLatest,
            LastModified: new Date(version.modifiedAt),
            Owner: owner(ctx),
          }
        : [],
    ),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: text(prefix) })),
  };
};

function startOf(
  all: readonly { readonly key: string; readonly version: { readonly versionId: string } }[],
  keyMarker: string | undefined,
  versionIdMarker: string | undefined,
): { readonly index: number; readonly after: string } {
  if (!versionIdMarker) return { index: 0, after: keyMarker ?? '' };
  const marked = all.findIndex(
    (entry) => entry.key === keyMarker && entry.version.versionId === versionIdMarker,
  );
  return marked < 0 ? { index: 0, after: keyMarker ?? '' } : { index: marked + 1, after: '' };
}
