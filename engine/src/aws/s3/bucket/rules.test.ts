import { describe, expect, test } from 'vitest';
import { cloudWithBucket } from '../testing/bucket.ts';

const Bucket = 'bucket';

function faultOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  }
  return 'no fault';
}

describe('a lifecycle configuration', () => {
  const rule = (more: object) => ({ ID: 'a', Status: 'Enabled', Filter: { Prefix: '' }, ...more });
  const expiring = rule({ Expiration: { Days: 10 } });
  const put = (Rules: object[]) => {
    using cloud = cloudWithBucket();
    const LifecycleConfiguration = { Rules } as never;
    return faultOf(() =>
      cloud.call('s3', 'PutBucketLifecycleConfiguration', { Bucket, LifecycleConfiguration }),
    );
  };
  const malformed =
    'MalformedXML: The XML you provided was not well-formed or did not validate against our published schema';

  test.each([
    ['without an action', [rule({})], 'InvalidRequest: At least one action needs to be specified in a rule'],
    [
      'that expires after no day',
      [rule({ Expiration: { Days: 0 } })],
      "InvalidArgument: 'Days' for Expiration action must be a positive integer",
    ],
    [
      'with an id twice',
      [expiring, expiring],
      'InvalidArgument: Rule ID must be unique. Found same ID for more than one rule',
    ],
    [
      'with a long id',
      [rule({ ID: 'x'.repeat(256), Expiration: { Days: 1 } })],
      'InvalidArgument: ID length should not exceed allowed limit of 255',
    ],
    [
      'that ends tagged uploads',
      [rule({ Filter: { Tag: { Key: 'a', Value: 'b' } }, AbortIncompleteMultipartUpload: {} })],
      'InvalidRequest: AbortIncompleteMultipartUpload cannot be specified with Tags.',
    ],
    [
      'of tagged delete markers',
      [
        rule({
          Filter: { And: { Prefix: 'x', Tags: [{ Key: 'a', Value: 'b' }] } },
          Expiration: { ExpiredObjectDeleteMarker: true },
        }),
      ],
      'InvalidRequest: ExpiredObjectDeleteMarker cannot be specified with Tags.',
    ],
    [
      'of no size',
      [
        rule({
          Filter: { And: { ObjectSizeGreaterThan: 10, ObjectSizeLessThan: 10 } },
          Expiration: { Days: 1 },
        }),
      ],
      "InvalidRequest: 'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.",
    ],
    [
      'that expires old versions after no day',
      [rule({ NoncurrentVersionExpiration: { NoncurrentDays: 0 } })],
      "InvalidArgument: 'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer",
    ],
    ['without a filter', [{ ID: 'a', Status: 'Enabled', Expiration: { Days: 1 } }], malformed],
    ['with a filter and a prefix', [rule({ Prefix: 'x', Expiration: { Days: 1 } })], malformed],
    [
      'with two filters at once',
      [rule({ Filter: { Prefix: 'x', Tag: { Key: 'a', Value: 'b' } }, Expiration: { Days: 1 } })],
      malformed,
    ],
    [
      'with two ways to expire',
      [rule({ Expiration: { Days: 1, ExpiredObjectDeleteMarker: true } })],
      malformed,
    ],
    [
      'with a time of the day',
      [rule({ Expiration: { Date: new Date('2030-01-01T10:00:00Z') } })],
      "InvalidArgument: 'Date' must be at midnight GMT",
    ],
    [
      'with a tag twice',
      [
        rule({
          Filter: {
            And: {
              Tags: [
                { Key: 'a', Value: '1' },
                { Key: 'a', Value: '2' },
              ],
            },
          },
          Expiration: { Days: 1 },
        }),
      ],
      'InvalidRequest: Duplicate Tag Keys are not allowed.',
    ],
    [
      'that moves to infrequent access too soon',
      [rule({ Transitions: [{ Days: 10, StorageClass: 'STANDARD_IA' }] })],
      "InvalidArgument: 'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
    ],
    [
      'that expires before it moves',
      [rule({ Expiration: { Days: 10 }, Transitions: [{ Days: 30, StorageClass: 'GLACIER' }] })],
      "InvalidArgument: 'Days' in the Expiration action for filter '(prefix=)' must be greater than 'Days' in the Transition action",
    ],
  ])('%s is refused', (_what, rules, fault) => {
    expect(put(rules)).toBe(fault);
  });

  test.each([
    ['by age', [expiring]],
    ['by date', [rule({ Expiration: { Date: new Date('2030-01-01T00:00:00Z') } })]],
    ['of delete markers', [rule({ Expiration: { ExpiredObjectDeleteMarker: true } })]],
    ['of uploads', [rule({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } })]],
    ['in the older form', [{ Prefix: 'x', Status: 'Enabled', Expiration: { Days: 1 } }]],
    ['with two rules that have no id', [1, 2].map(() => ({ ...expiring, ID: undefined }))],
    [
      'that moves first',
      [rule({ Expiration: { Days: 90 }, Transitions: [{ Days: 30, StorageClass: 'STANDARD_IA' }] })],
    ],
  ])('%s is taken', (_what, rules) => {
    expect(put(rules)).toBe('no fault');
  });
});

describe('a CORS configuration', () => {
  const put = (more: object) => {
    using cloud = cloudWithBucket();
    const CORSConfiguration = { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], ...more }] };
    return faultOf(() => cloud.call('s3', 'PutBucketCors', { Bucket, CORSConfiguration }));
  };

  test.each([
    [
      { AllowedMethods: ['PATCH'] },
      'InvalidRequest: Found unsupported HTTP method in CORS config. Unsupported method is PATCH',
    ],
    [
      { AllowedOrigins: ['https://*.a.*'] },
      'InvalidRequest: AllowedOrigin "https://*.a.*" can not have more than one wildcard.',
    ],
    [
      { AllowedHeaders: ['x-*-*'] },
      'InvalidRequest: AllowedHeader "x-*-*" can not have more than one wildcard.',
    ],
    [
      { ExposeHeaders: ['*'] },
      'InvalidRequest: ExposeHeader "*" contains wildcard. We currently do not support wildcard for ExposeHeader.',
    ],
  ])('with %j is refused', (more, fault) => {
    expect(put(more)).toBe(fault);
  });

  test.each([
    {},
    { AllowedOrigins: ['https://*.a.org'] },
    { AllowedHeaders: ['*'] },
    { ExposeHeaders: ['ETag'] },
  ])('with %j is taken', (more) => {
    expect(put(more)).toBe('no fault');
  });
});
