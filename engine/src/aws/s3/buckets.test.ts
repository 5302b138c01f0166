import { describe, expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { s3 } from './index.ts';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };

describe('creating a bucket', () => {
  test.each(['ab', 'Upper', '192.168.0.1', 'a..b', '-a-'])('fails for the name %s', (Bucket) => {
    using cloud = rehearse({ services: [s3] });
    expect(code(() => cloud.call('s3', 'CreateBucket', { Bucket }))).toBe('InvalidBucketName');
  });

  test('a second time fails, except in us-east-1', () => {
    using first = cloudWithBucket();
    expect(first.call('s3', 'CreateBucket', bucket)).toMatchObject({ Location: '/bucket' });
    using other = cloudWithBucket({ region: 'eu-west-1' });
    const again = () =>
      other.call('s3', 'CreateBucket', {
        ...bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      });
    expect(code(again)).toBe('BucketAlreadyOwnedByYou');
  });

  test('with a public access control list fails, as new buckets have them disabled', () => {
    using cloud = cloudWithBucket();
    const create = () => cloud.call('s3', 'CreateBucket', { Bucket: 'public', ACL: 'public-read' });
    expect(code(create)).toBe('InvalidBucketAclWithObjectOwnership');
  });
});

describe('the region of a bucket', () => {
  const create = (region: string, LocationConstraint: string | undefined) => {
    using cloud = rehearse({ services: [s3], region });
    cloud.call('s3', 'CreateBucket', {
      ...bucket,
      CreateBucketConfiguration: { LocationConstraint: LocationConstraint as 'eu-west-1' },
    });
    return {
      location: cloud.call('s3', 'GetBucketLocation', bucket).LocationConstraint,
      head: cloud.call('s3', 'HeadBucket', bucket).BucketRegion,
    };
  };

  test('is the one that CreateBucket names, even through the global endpoint', () => {
    expect(create('us-east-1', undefined)).toEqual({ location: undefined, head: 'us-east-1' });
    expect(create('eu-west-1', 'eu-west-1')).toEqual({ location: 'eu-west-1', head: 'eu-west-1' });
    expect(create('us-east-1', 'eu-west-1')).toEqual({ location: 'eu-west-1', head: 'eu-west-1' });
  });

  test.each([
    ['eu-west-1', undefined, 'IllegalLocationConstraintException'],
    ['eu-west-1', 'us-east-1', 'IllegalLocationConstraintException'],
    ['us-east-1', 'us-east-1', 'InvalidLocationConstraint'],
    ['us-east-1', 'nowhere-1', 'InvalidLocationConstraint'],
  ])('cannot be chosen in %s as %s', (region, constraint, expected) => {
    expect(code(() => create(region, constraint))).toBe(expected);
  });
});

test('HeadBucket answers a bare 404 for a bucket that does not exist, other operations NoSuchBucket', () => {
  using cloud = cloudWithBucket();
  expect(cloud.call('s3', 'HeadBucket', bucket).BucketArn).toBe('arn:aws:s3:::bucket');
  expect(code(() => cloud.call('s3', 'HeadBucket', { Bucket: 'other' }))).toBe('NotFound');
  expect(() => cloud.call('s3', 'GetBucketLocation', { Bucket: 'other' })).toThrow(
    'The specified bucket does not exist',
  );
});

test('a bucket can be deleted once it is empty, and its unfinished uploads go with it', () => {
  using cloud = cloudWithBucket();
  cloud.put('k');
  const remove = () => cloud.call('s3', 'DeleteBucket', bucket);
  expect(code(remove)).toBe('BucketNotEmpty');
  cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'k' });
  cloud.call('s3', 'CreateMultipartUpload', { ...bucket, Key: 'unfinished' });
  remove();
  expect(code(remove)).toBe('NoSuchBucket');
  cloud.call('s3', 'CreateBucket', bucket);
  expect(cloud.call('s3', 'ListMultipartUploads', bucket).Uploads).toEqual([]);
});

test('ListBuckets filters by prefix and region, and its pages survive a deletion', () => {
  using cloud = cloudWithBucket();
  for (const Bucket of ['app-1', 'app-2', 'app-3']) cloud.call('s3', 'CreateBucket', { Bucket });
  cloud.call('s3', 'CreateBucket', {
    Bucket: 'app-4',
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  });
  const list = (input: object) => cloud.call('s3', 'ListBuckets', input);
  const names = (input: object) => list(input).Buckets?.map(({ Name }) => Name);
  expect(names({ BucketRegion: 'eu-west-1' })).toEqual(['app-4']);
  const first = list({ Prefix: 'app-', MaxBuckets: 2 });
  expect(first.Buckets?.map(({ Name }) => Name)).toEqual(['app-1', 'app-2']);
  cloud.call('s3', 'DeleteBucket', { Bucket: 'app-1' });
  const { ContinuationToken } = first;
  expect(names({ Prefix: 'app-', ContinuationToken })).toEqual(['app-3', 'app-4']);
  expect(code(() => list({ ContinuationToken: 'x' }))).toBe('InvalidArgument');
});
