// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { malformedXml, notVersioned } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

/** Recorded: no version is kept from being deleted. */
export const putObjectLockConfiguration: Operation<'s3', 'PutObjectLockConfiguration'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const { ObjectLockEnabled, Rule } = input.ObjectLockConfiguration ?? {};
  if (ObjectLockEnabled !== 'Enabled') throw malformedXml();
  if (bucket.versioning !== 'Enabled') throw notVersioned();
  if (Rule) {
    const { Days, Mode, Years } = Rule.DefaultRetention ?? {};
    if (Mode === undefined || (Days === undefined) === (Years === undefined)) throw malformedXml();
  }
  configure(bucket, 'objectLock', { ObjectLockEnabled, ...(Rule && { Rule }) }, ctx);
  return {};
};
