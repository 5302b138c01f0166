// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { malformedXml } from '../faults.ts';
import { deleteKey } from '../object.ts';

export const deleteObjects: Operation<'s3', 'DeleteObjects'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const wanted = input.Delete?.Objects ?? [];
  if (wanted.length === 0 || wanted.length > 1000) throw malformedXml();
  const deleted = wanted.map(({ Key, VersionId }) => {
    const done = deleteKey(bucket, Key!, VersionId, ctx);
    return {
      Key,
      VersionId,
      ...(done.DeleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: done.VersionId } : {}),
    };
  });
  return input.Delete?.Quiet ? {} : { Deleted: deleted };
};
