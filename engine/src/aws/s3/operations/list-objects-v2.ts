// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket, owner } from '../bucket.ts';
import { invalidArgument } from '../faults.ts';
import { liveObjects, shownObject } from '../listed-objects.ts';
import { listing, urlEncoded } from '../listing.ts';

export const listObjectsV2: Operation<'s3', 'ListObjectsV2'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const after = input.ContinuationToken ? decodeToken(input.ContinuationToken) : (input.StartAfter ?? '');
  const maxKeys = Math.min(input.MaxKeys ?? 1000, 1000);
  const query = { prefix: input.Prefix ?? '', delimiter: input.Delimiter ?? '', after, maxKeys };
  const found = listing(liveObjects(bucket.name, ctx), (object) => object.key, query);
  const text = input.EncodingType === 'url' ? urlEncoded : (plain: string) => plain;
  return {
    Name: bucket.name,
    Prefix: text(query.prefix),
    Delimiter: input.Delimiter && text(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxKeys: maxKeys,
    KeyCount: found.entries.length + found.commonPrefixes.length,
    IsTruncated: found.isTruncated,
    ContinuationToken: input.ContinuationToken,
    NextContinuationToken: found.isTruncated ? Buffer.from(found.last ?? '').toString('base64') : undefined,
    StartAfter: input.StartAfter && text(input.StartAfter),
    Contents: found.entries.map((object) => ({
      ...shownObject(object, text),
      ...(input.FetchOwner ? { Owner: owner(ctx) } : {}),
    })),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: text(prefix) })),
  };
};

function decodeToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (Buffer.from(text).toString('base64') !== token) {
    throw invalidArgument('The continuation token provided is incorrect');
  }
  return text;
}
