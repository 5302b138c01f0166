// What S3 refuses of the retention that a new object is given.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { configuration } from '../bucket/configuration.ts';
import { invalidArgument, noObjectLock } from '../faults.ts';
import type { BucketRecord } from '../state.ts';

type Lock = Pick<
  PutObjectCommandInput,
  'ObjectLockLegalHoldStatus' | 'ObjectLockMode' | 'ObjectLockRetainUntilDate'
>;

/** @throws InvalidArgument, InvalidRequest */
export function checkObjectLock(input: Lock, bucket: BucketRecord, now: number): void {
  const { ObjectLockLegalHoldStatus: hold, ObjectLockMode: mode, ObjectLockRetainUntilDate: until } = input;
  if ((mode === undefined) !== (until === undefined))
    throw invalidArgument(
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
    );
  if (hold === undefined && mode === undefined) return;
  if (!configuration(bucket, 'objectLock')) throw noObjectLock();
  if (until !== undefined && new Date(until).getTime() <= now)
    throw invalidArgument('The retain until date must be in the future!');
}
