// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { deleteKey } from '../object.ts';

export const deleteObject: Operation<'s3', 'DeleteObject'> = (input, ctx) =>
  deleteKey(findBucket(input.Bucket, ctx), input.Key!, input.VersionId, ctx);
