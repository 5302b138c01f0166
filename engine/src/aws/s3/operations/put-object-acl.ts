// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requestedAcl } from '../bucket/access-control.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';
import { replaceVersion } from '../object/versions.ts';

/** Recorded: grants allow nobody anything. */
export const putObjectAcl: Operation<'s3', 'PutObjectAcl'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const version = requireVersion(bucket, input.Key!, input.VersionId, ctx);
  replaceVersion(bucket, input.Key!, plain({ ...version, acl: requestedAcl(input, bucket) }), ctx);
  return {};
};
