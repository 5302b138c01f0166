import { describe, expect, test } from 'vitest';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };

describe('a new bucket', () => {
  test('encrypts with S3 keys, blocks public access and disables access control lists', () => {
    using cloud = cloudWithBucket();
    const encryption = cloud.call('s3', 'GetBucketEncryption', bucket).ServerSideEncryptionConfiguration;
    expect(encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe('AES256');
    expect(cloud.call('s3', 'GetPublicAccessBlock', bucket).PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
    expect(cloud.call('s3', 'GetBucketOwnershipControls', bucket).OwnershipControls?.Rules).toEqual([
      { ObjectOwnership: 'BucketOwnerEnforced' },
    ]);
    const { Owner, Grants } = cloud.call('s3', 'GetBucketAcl', bucket);
    expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
    expect(Grants).toEqual([
      { Grantee: { ID: Owner?.ID, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' },
    ]);
  });

  test("answers S3's defaults for what was never configured", () => {
    using cloud = cloudWithBucket();
    expect(cloud.call('s3', 'GetBucketVersioning', bucket).Status).toBeUndefined();
    expect(cloud.call('s3', 'GetBucketLogging', bucket)).toEqual({});
    expect(cloud.call('s3', 'GetBucketNotificationConfiguration', bucket)).toEqual({});
    expect(cloud.call('s3', 'GetBucketAccelerateConfiguration', bucket)).toEqual({});
    expect(cloud.call('s3', 'GetBucketRequestPayment', bucket).Payer).toBe('BucketOwner');
  });

  test.each([
    ['GetBucketPolicy', 'NoSuchBucketPolicy'],
    ['GetBucketPolicyStatus', 'NoSuchBucketPolicy'],
    ['GetBucketTagging', 'NoSuchTagSet'],
    ['GetBucketCors', 'NoSuchCORSConfiguration'],
    ['GetBucketLifecycleConfiguration', 'NoSuchLifecycleConfiguration'],
    ['GetBucketWebsite', 'NoSuchWebsiteConfiguration'],
    ['GetBucketReplication', 'ReplicationConfigurationNotFoundError'],
    ['GetObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError'],
  ] as const)('answers %s with %s', (operation, expected) => {
    using cloud = cloudWithBucket();
    expect(code(() => cloud.call('s3', operation, bucket))).toBe(expected);
    expect(code(() => cloud.call('s3', operation, { Bucket: 'other' }))).toBe('NoSuchBucket');
  });
});

test('lifecycle rules keep their dates over a restart, and can be deleted', () => {
  using cloud = cloudWithBucket();
  const Expiration = { Date: new Date('2027-01-01T00:00:00Z') };
  const Rules = [{ Status: 'Enabled' as const, Filter: { Prefix: '' }, Expiration }];
  cloud.call('s3', 'PutBucketLifecycleConfiguration', { ...bucket, LifecycleConfiguration: { Rules } });
  cloud.restart();
  const get = () => cloud.call('s3', 'GetBucketLifecycleConfiguration', bucket);
  expect(get().Rules).toEqual(Rules);
  cloud.call('s3', 'DeleteBucketLifecycle', bucket);
  expect(code(get)).toBe('NoSuchLifecycleConfiguration');
});

test('a lifecycle without a body is refused', () => {
  using cloud = cloudWithBucket();
  const put = () => cloud.call('s3', 'PutBucketLifecycleConfiguration', bucket);
  expect(code(put)).toBe('MissingRequestBodyError');
});

test('CORS rules are recorded until they are deleted', () => {
  using cloud = cloudWithBucket();
  const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 60 }];
  cloud.call('s3', 'PutBucketCors', { ...bucket, CORSConfiguration: { CORSRules } });
  expect(cloud.call('s3', 'GetBucketCors', bucket).CORSRules).toEqual(CORSRules);
  cloud.call('s3', 'DeleteBucketCors', bucket);
  expect(() => cloud.call('s3', 'GetBucketCors', bucket)).toThrow('The CORS configuration does not exist');
});

test('default encryption applies to objects that ask for none', () => {
  using cloud = cloudWithBucket();
  const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'key' } as const;
  cloud.call('s3', 'PutBucketEncryption', {
    ...bucket,
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault }] },
  });
  expect(cloud.put('a')).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'key' });
  const explicit = cloud.put('b', '', { ServerSideEncryption: 'AES256' });
  expect(explicit).toMatchObject({ ServerSideEncryption: 'AES256', SSEKMSKeyId: undefined });
  cloud.call('s3', 'DeleteBucketEncryption', bucket);
  expect(cloud.put('c').ServerSideEncryption).toBe('AES256');
});

test('logging needs a target bucket that exists', () => {
  using cloud = cloudWithBucket();
  const put = (TargetBucket: string) =>
    cloud.call('s3', 'PutBucketLogging', {
      ...bucket,
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix: 'logs/' } },
    });
  expect(code(() => put('none'))).toBe('InvalidTargetBucketForLogging');
  put('bucket');
  expect(cloud.call('s3', 'GetBucketLogging', bucket).LoggingEnabled?.TargetPrefix).toBe('logs/');
  cloud.call('s3', 'PutBucketLogging', { ...bucket, BucketLoggingStatus: {} });
  expect(cloud.call('s3', 'GetBucketLogging', bucket)).toEqual({});
});

test('a notification configuration is replaced as a whole', () => {
  using cloud = cloudWithBucket();
  const put = (NotificationConfiguration: object) =>
    cloud.call('s3', 'PutBucketNotificationConfiguration', {
      ...bucket,
      NotificationConfiguration,
      SkipDestinationValidation: true,
    });
  const queue = { QueueArn: 'arn:aws:sqs:us-east-1:000000000000:q', Events: ['s3:ObjectCreated:*'] };
  put({ QueueConfigurations: [queue] });
  put({ EventBridgeConfiguration: {} });
  expect(cloud.call('s3', 'GetBucketNotificationConfiguration', bucket)).toEqual({
    EventBridgeConfiguration: {},
  });
});

test('ownership controls that enable access control lists let requests name one', () => {
  using cloud = cloudWithBucket();
  const put = (ACL: 'public-read' | 'private' | 'bucket-owner-full-control') =>
    code(() => cloud.put('k', 'x', { ACL }));
  expect(put('public-read')).toBe('AccessControlListNotSupported');
  expect(put('bucket-owner-full-control')).toBe('no fault');
  cloud.call('s3', 'PutBucketOwnershipControls', {
    ...bucket,
    OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
  });
  expect(put('private')).toBe('no fault');
  // New buckets block public access.
  expect(put('public-read')).toBe('AccessDenied');
  cloud.call('s3', 'DeleteBucketOwnershipControls', bucket);
  expect(code(() => cloud.call('s3', 'GetBucketOwnershipControls', bucket))).toBe(
    'OwnershipControlsNotFoundError',
  );
});

test('members that a public access block leaves out are false', () => {
  using cloud = cloudWithBucket();
  const get = () => cloud.call('s3', 'GetPublicAccessBlock', bucket).PublicAccessBlockConfiguration;
  cloud.call('s3', 'PutPublicAccessBlock', {
    ...bucket,
    PublicAccessBlockConfiguration: { BlockPublicAcls: true },
  });
  expect(get()).toEqual({
    BlockPublicAcls: true,
    IgnorePublicAcls: false,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
  });
  cloud.call('s3', 'DeletePublicAccessBlock', bucket);
  expect(code(get)).toBe('NoSuchPublicAccessBlockConfiguration');
});

describe('a bucket policy', () => {
  const statement = (more: object) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::bucket/*',
    ...more,
  });
  const policy = (more: object) => JSON.stringify({ Version: '2012-10-17', Statement: statement(more) });

  test('is returned as it was put, until it is deleted', () => {
    using cloud = cloudWithBucket();
    cloud.call('s3', 'PutBucketPolicy', { ...bucket, Policy: policy({}) });
    expect(cloud.call('s3', 'GetBucketPolicy', bucket).Policy).toBe(policy({}));
    cloud.call('s3', 'DeleteBucketPolicy', bucket);
    expect(() => cloud.call('s3', 'GetBucketPolicy', bucket)).toThrow('The bucket policy does not exist');
  });

  test.each([
    [{}, true],
    [{ Principal: { AWS: ['*'] } }, true],
    [{ Principal: { AWS: 'arn:aws:iam::000000000000:root' } }, false],
    [{ Effect: 'Deny' }, false],
    [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, false],
  ])('with %j is public: %s', (more, expected) => {
    using cloud = cloudWithBucket();
    cloud.call('s3', 'PutBucketPolicy', { ...bucket, Policy: policy(more) });
    expect(cloud.call('s3', 'GetBucketPolicyStatus', bucket).PolicyStatus?.IsPublic).toBe(expected);
  });

  test.each([
    ['{', "Policies must be valid JSON and the first byte must be '{'"],
    ['{}', 'Missing required field Statement'],
    [policy({ Principal: undefined }), 'Missing required field Principal'],
    [policy({ Action: undefined }), 'Missing required field Action'],
    [policy({ Resource: undefined }), 'Missing required field Resource'],
    [policy({ Resource: 'arn:aws:s3:::other/*' }), 'Policy has invalid resource'],
    [policy({ Effect: 'allow' }), 'Invalid effect'],
    [policy({ Principal: { AWS: 'someone' } }), 'Invalid principal in policy'],
    [policy({ Principal: { Service: 'ec2' } }), 'Invalid principal in policy'],
    [policy({ Principal: {} }), 'Invalid principal in policy'],
    [policy({ Action: 'ec2:RunInstances' }), 'Policy has invalid action'],
    [policy({ Action: ['s3:GetObject', 'GetObject'] }), 'Policy has invalid action'],
  ])('%s is refused: %s', (Policy, message) => {
    using cloud = cloudWithBucket();
    expect(() => cloud.call('s3', 'PutBucketPolicy', { ...bucket, Policy })).toThrow(message);
  });
});

test("a bucket's tags are replaced as a whole, have unique keys and are at most 50", () => {
  using cloud = cloudWithBucket();
  const put = (...TagSet: { Key: string; Value: string }[]) =>
    cloud.call('s3', 'PutBucketTagging', { ...bucket, Tagging: { TagSet } });
  const get = () => cloud.call('s3', 'GetBucketTagging', bucket).TagSet;
  const tag = (Key: string) => ({ Key, Value: 'v' });
  put(tag('a'));
  put(tag('b'));
  expect(get()).toEqual([tag('b')]);
  expect(code(() => put(tag('a'), tag('a')))).toBe('InvalidTag');
  expect(code(() => put(...Array.from({ length: 51 }, (_, i) => tag(`k${i}`))))).toBe('BadRequest');
  cloud.call('s3', 'DeleteBucketTagging', bucket);
  expect(code(get)).toBe('NoSuchTagSet');
});
