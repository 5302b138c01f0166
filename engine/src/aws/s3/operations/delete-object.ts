// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { deleteKey } from '../object/versions.ts';

export const deleteObject: Operation<'s3', 'DeleteObject'> = (input, ctx) =>
  deleteKey(requireBucket(input.Bucket, ctx), input.Key!, input.VersionId, ctx);
