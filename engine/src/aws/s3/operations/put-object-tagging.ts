// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { invalidArgument } from '../faults.ts';
import { findVersion, replaceVersion } from '../object.ts';

export const putObjectTagging: Operation<'s3', 'PutObjectTagging'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const version = findVersion(bucket, input.Key!, input.VersionId, ctx);
  const tags = input.Tagging?.TagSet ?? [];
  if (tags.length > 10) throw invalidArgument('Object tags cannot be greater than 10');
  const recorded = Object.fromEntries(tags.map((tag) => [tag.Key!, tag.Value!]));
  replaceVersion(bucket, input.Key!, { ...version, tags: recorded }, ctx);
  return { VersionId: bucket.versioning ? version.versionId : undefined };
};
