// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { afterMarker, compareKeys, keyEncoder, pageOfKeys } from '../listing/page-of-keys.ts';
import { uploadsByBucket } from '../state.ts';
import { ownerView } from '../views/owner.ts';

export const listMultipartUploads: Operation<'s3', 'ListMultipartUploads'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const maxKeys = Math.min(input.MaxUploads ?? 1000, 1000);
  const all = ctx
    .by(uploadsByBucket, bucket.name)
    .toSorted((a, b) => compareKeys(a.key, b.key) || a.startedAt - b.startedAt || compareKeys(a.id, b.id));
  // An upload id marker without a key marker is ignored.
  const marker = { key: input.KeyMarker, id: input.KeyMarker ? input.UploadIdMarker : undefined };
  const { items, after } = afterMarker(all, (upload) => upload.id, marker);
  const query = { prefix: input.Prefix ?? '', delimiter: input.Delimiter ?? '', after, maxKeys };
  const found = pageOfKeys(items, (upload) => upload.key, query);
  const encode = keyEncoder(input.EncodingType);
  const last = found.entries.at(-1);
  return {
    Bucket: bucket.name,
    KeyMarker: encode(input.KeyMarker ?? ''),
    UploadIdMarker: marker.id ?? '',
    NextKeyMarker: found.isTruncated ? encode(found.last ?? '') : undefined,
    NextUploadIdMarker: found.isTruncated && last?.key === found.last ? last?.id : undefined,
    Prefix: encode(query.prefix),
    Delimiter: input.Delimiter && encode(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxUploads: maxKeys,
    IsTruncated: found.isTruncated,
    Uploads: found.entries.map((upload) => ({
      UploadId: upload.id,
      Key: encode(upload.key),
      Initiated: new Date(upload.startedAt),
      StorageClass: (upload.headers.storageClass ?? 'STANDARD') as 'STANDARD',
      Owner: ownerView(ctx),
      Initiator: ownerView(ctx),
    })),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
};
