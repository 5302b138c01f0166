// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';
import { replaceVersion } from '../object/versions.ts';
import { checkObjectTags } from '../tags.ts';

export const putObjectTagging: Operation<'s3', 'PutObjectTagging'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const version = requireVersion(bucket, input.Key!, input.VersionId, ctx);
  const tags = input.Tagging?.TagSet ?? [];
  checkObjectTags(tags);
  const recorded = Object.fromEntries(tags.map((tag) => [tag.Key!, tag.Value!]));
  replaceVersion(bucket, input.Key!, { ...version, tags: recorded }, ctx);
  return { VersionId: bucket.versioning ? version.versionId : undefined };
};
