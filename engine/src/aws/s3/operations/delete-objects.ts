// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
import type { Operation } from '../../../kernel/context.ts';
import { malformedXml } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { deleteKey } from '../object/versions.ts';

export const deleteObjects: Operation<'s3', 'DeleteObjects'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const requested = input.Delete?.Objects ?? [];
  if (requested.length === 0 || requested.length > 1000) throw malformedXml();
  const deleted = requested.map(({ Key, VersionId }) => {
    const result = deleteKey(bucket, Key!, VersionId, ctx);
    return {
      Key,
      VersionId,
      ...(result.DeleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: result.VersionId } : {}),
    };
  });
  return input.Delete?.Quiet ? {} : { Deleted: deleted };
};
