import { expect, test } from 'vitest';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };
const retention = (DefaultRetention: object) => ({
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' as const, Rule: { DefaultRetention } },
});

test('Object Lock is recorded for a bucket with versions', () => {
  using cloud = cloudWithBucket();
  const days = retention({ Mode: 'GOVERNANCE', Days: 7 });
  const put = () => cloud.call('s3', 'PutObjectLockConfiguration', { ...bucket, ...days });
  expect(code(put)).toBe('InvalidBucketState');
  cloud.enableVersioning();
  put();
  expect(cloud.call('s3', 'GetObjectLockConfiguration', bucket)).toEqual(days);
  const suspend = () =>
    cloud.call('s3', 'PutBucketVersioning', { ...bucket, VersioningConfiguration: { Status: 'Suspended' } });
  expect(code(suspend)).toBe('InvalidBucketState');
});

test.each([{}, { Mode: 'GOVERNANCE' }, { Mode: 'COMPLIANCE', Days: 1, Years: 1 }, { Days: 1 }])(
  'the retention %j is refused',
  (given) => {
    using cloud = cloudWithBucket();
    cloud.enableVersioning();
    const put = () => cloud.call('s3', 'PutObjectLockConfiguration', { ...bucket, ...retention(given) });
    expect(code(put)).toBe('MalformedXML');
  },
);

test('a bucket that is created with Object Lock has versions', () => {
  using cloud = cloudWithBucket();
  cloud.call('s3', 'CreateBucket', { Bucket: 'locked', ObjectLockEnabledForBucket: true });
  expect(cloud.call('s3', 'GetBucketVersioning', { Bucket: 'locked' }).Status).toBe('Enabled');
  expect(cloud.call('s3', 'GetObjectLockConfiguration', { Bucket: 'locked' })).toEqual({
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
  });
});

test.each([{ Days: 0 }, { Days: 36_501 }, { Years: 0 }, { Years: 101 }])(
  'the period %j is refused',
  (period) => {
    using cloud = cloudWithBucket();
    cloud.enableVersioning();
    const put = (given: object) => () =>
      cloud.call('s3', 'PutObjectLockConfiguration', {
        ...bucket,
        ...retention({ Mode: 'GOVERNANCE', ...given }),
      });
    expect(code(put(period))).toBe('InvalidArgument');
    for (const most of [{ Days: 36_500 }, { Years: 100 }]) expect(put(most)).not.toThrow();
  },
);

test('an object is retained with a mode and a date to come, in a bucket with Object Lock', () => {
  using cloud = cloudWithBucket();
  cloud.call('s3', 'CreateBucket', { Bucket: 'locked', ObjectLockEnabledForBucket: true });
  const put = (Bucket: string, more: object) => () =>
    cloud.call('s3', 'PutObject', { Bucket, Key: 'k', Body: '', ...more });
  const ObjectLockRetainUntilDate = new Date(cloud.clock.now() + 60_000);
  const retained = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate };
  const missing = 'Bucket is missing Object Lock Configuration';
  expect(put('bucket', retained)).toThrow(missing);
  expect(put('bucket', { ObjectLockLegalHoldStatus: 'ON' })).toThrow(missing);
  const start = () =>
    cloud.call('s3', 'CreateMultipartUpload', { ...bucket, Key: 'k', ...retained } as never);
  expect(start).toThrow(missing);
  expect(put('locked', retained)).not.toThrow();
  const both = 'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied';
  expect(put('locked', { ObjectLockMode: 'GOVERNANCE' })).toThrow(both);
  expect(put('locked', { ObjectLockRetainUntilDate })).toThrow(both);
  const past = { ...retained, ObjectLockRetainUntilDate: new Date(cloud.clock.now()) };
  expect(put('locked', past)).toThrow('The retain until date must be in the future!');
});
