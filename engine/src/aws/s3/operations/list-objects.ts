// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket, owner } from '../bucket.ts';
import { liveObjects, shownObject } from '../listed-objects.ts';
import { listing, urlEncoded } from '../listing.ts';

export const listObjects: Operation<'s3', 'ListObjects'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const maxKeys = Math.min(input.MaxKeys ?? 1000, 1000);
  const query = {
    prefix: input.Prefix ?? '',
    delimiter: input.Delimiter ?? '',
    after: input.Marker ?? '',
    maxKeys,
  };
  const found = listing(liveObjects(bucket.name, ctx), (object) => object.key, query);
  const text = input.EncodingType === 'url' ? urlEncoded : (plain: string) => plain;
  return {
    Name: bucket.name,
    Prefix: text(query.prefix),
    Marker: text(query.after),
    Delimiter: input.Delimiter && text(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxKeys: maxKeys,
    IsTruncated: found.isTruncated,
    NextMarker: found.isTruncated && input.Delimiter ? text(found.last ?? '') : undefined,
    Contents: found.entries.map((object) => ({ ...shownObject(object, text), Owner: owner(ctx) })),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: text(prefix) })),
  };
};
