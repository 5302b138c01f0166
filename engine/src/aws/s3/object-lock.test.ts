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
