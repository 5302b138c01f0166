// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket, owner } from '../bucket.ts';
import { compareKeys, listing, urlEncoded } from '../listing.ts';
import { uploads } from '../state.ts';

export const listMultipartUploads: Operation<'s3', 'ListMultipartUploads'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const maxKeys = Math.min(input.MaxUploads ?? 1000, 1000);
  const all = ctx
    .all(uploads)
    .filter((upload) => upload.bucket === bucket.name)
    .sort((a, b) => compareKeys(a.key, b.key) || a.startedAt - b.startedAt);
  const query = {
    prefix: input.Prefix ?? '',
    delimiter: input.Delimiter ?? '',
    after: input.KeyMarker ?? '',
    maxKeys,
  };
  const found = listing(all, (upload) => upload.key, query);
  const text = input.EncodingType === 'url' ? urlEncoded : (plain: string) => plain;
  return {
    Bucket: bucket.name,
    KeyMarker: text(query.after),
    UploadIdMarker: input.UploadIdMarker ?? '',
    NextKeyMarker: found.isTruncated ? text(found.last ?? '') : undefined,
    Prefix: text(query.prefix),
    Delimiter: input.Delimiter && text(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxUploads: maxKeys,
    IsTruncated: found.isTruncated,
    Uploads: found.entries.map((upload) => ({
      UploadId: upload.id,
      Key: text(upload.key),
      Initiated: new Date(upload.startedAt),
      StorageClass: 'STANDARD' as const,
      Owner: owner(ctx),
      Initiator: owner(ctx),
    })),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: text(prefix) })),
  };
};
