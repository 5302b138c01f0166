// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { invalidArgument, malformedXml, notVersioned } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

const mostDays = 36_500;
const mostYears = 100;

/** Recorded: no version is kept from being deleted. */
export const putObjectLockConfiguration: Operation<'s3', 'PutObjectLockConfiguration'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const { ObjectLockEnabled, Rule } = input.ObjectLockConfiguration ?? {};
  if (ObjectLockEnabled !== 'Enabled') throw malformedXml();
  if (bucket.versioning !== 'Enabled') throw notVersioned();
  if (Rule) {
    const { Days, Mode, Years } = Rule.DefaultRetention ?? {};
    if (Mode === undefined || (Days === undefined) === (Years === undefined)) throw malformedXml();
    checkPeriod(Days ?? Years!, Days === undefined ? mostYears : mostDays);
  }
  configure(bucket, 'objectLock', { ObjectLockEnabled, ...(Rule && { Rule }) }, ctx);
  return {};
};

function checkPeriod(period: number, most: number): void {
  if (period < 1) throw invalidArgument('Default retention period must be a positive integer value.');
  if (period > most) throw invalidArgument('Default retention period too large.');
}
