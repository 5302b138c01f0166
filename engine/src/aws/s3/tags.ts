// https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html
import type { Tag } from '@aws-sdk/client-s3';
import { duplicateTag, tooManyBucketTags, tooManyObjectTags } from './faults.ts';

export function checkBucketTags(tags: readonly Tag[]): void {
  checkUnique(tags);
  if (tags.length > 50) throw tooManyBucketTags();
}

export function checkObjectTags(tags: readonly Tag[]): void {
  checkUnique(tags);
  if (tags.length > 10) throw tooManyObjectTags();
}

function checkUnique(tags: readonly Tag[]): void {
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) throw duplicateTag();
}
