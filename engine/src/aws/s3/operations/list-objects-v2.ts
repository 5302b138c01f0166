// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidArgument } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { liveObjects } from '../listing/live-objects.ts';
import { keyEncoder, pageOfKeys } from '../listing/page-of-keys.ts';
import { listedObjectView } from '../views/listed-object.ts';
import { ownerView } from '../views/owner.ts';

export const listObjectsV2: Operation<'s3', 'ListObjectsV2'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const after = input.ContinuationToken ? decodeToken(input.ContinuationToken) : (input.StartAfter ?? '');
  const maxKeys = Math.min(input.MaxKeys ?? 1000, 1000);
  const query = { prefix: input.Prefix ?? '', delimiter: input.Delimiter ?? '', after, maxKeys };
  const found = pageOfKeys(liveObjects(bucket.name, ctx), (object) => object.key, query);
  const encode = keyEncoder(input.EncodingType);
  return {
    Name: bucket.name,
    Prefix: encode(query.prefix),
    Delimiter: input.Delimiter && encode(input.Delimiter),
    EncodingType: input.EncodingType,
    MaxKeys: maxKeys,
    KeyCount: found.entries.length + found.commonPrefixes.length,
    IsTruncated: found.isTruncated,
    ContinuationToken: input.ContinuationToken,
    NextContinuationToken: found.isTruncated ? Buffer.from(found.last ?? '').toString('base64') : undefined,
    StartAfter: input.StartAfter && encode(input.StartAfter),
    Contents: found.entries.map((object) => ({
      ...listedObjectView(object, encode),
      ...(input.FetchOwner ? { Owner: ownerView(ctx) } : {}),
    })),
    CommonPrefixes: found.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
};

function decodeToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (Buffer.from(text).toString('base64') !== token) {
    throw invalidArgument('The continuation token provided is incorrect');
  }
  return text;
}
