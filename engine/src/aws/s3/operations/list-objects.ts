// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { liveObjects } from '../listing/live-objects.ts';
import { keyEncoder, pageOfKeys } from '../listing/page-of-keys.ts';
import { listedObjectView } from '../views/listed-object.ts';
import { ownerView } from '../views/owner.ts';

export const listObjects: Operation<'s3', 'ListObjects'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const maxKeys = Math.min(input.MaxKeys ?? 1000, 1000);
  const query = {
    prefix: input.Prefix ?? '',
    delimiter: input.Delimiter ?? '',
    after: input.Marker ?? '',
    maxKeys,
  };
  const found = pageOfKeys(liveObjects(bucket.name, ctx), (object) => object.key, query);
  const encode = keyEncoder(input.EncodingType);
  return {
    Name: bucket.name,
    Prefix: encode(query.prefix),
    Marker: encode(query.after),
    Delimiter: input.Delimiter && encode(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxKeys: maxKeys,
    IsTruncated: found.isTruncated,
    NextMarker: found.isTruncated && input.Delimiter ? encode(found.last ?? '') : undefined,
    Contents: found.entries.map((object) => ({ ...listedObjectView(object, encode), Owner: ownerView(ctx) })),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
};
