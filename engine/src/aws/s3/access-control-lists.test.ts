import type { BucketCannedACL, ObjectCannedACL } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };
const key = { ...bucket, Key: 'k' };

/** A bucket whose ownership controls enable access control lists, and that blocks no public ones. */
function cloudWithLists() {
  const cloud = cloudWithBucket();
  const own = (ObjectOwnership: 'ObjectWriter' | 'BucketOwnerEnforced') =>
    cloud.call('s3', 'PutBucketOwnershipControls', {
      ...bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership }] },
    });
  own('ObjectWriter');
  cloud.call('s3', 'DeletePublicAccessBlock', bucket);
  const granted = ({ Grants = [] }: { Grants?: { Grantee?: { URI?: string }; Permission?: string }[] }) =>
    Grants.map(({ Grantee, Permission }) => `${Grantee?.URI?.split('/').at(-1) ?? 'owner'} ${Permission}`);
  return {
    ...cloud,
    own,
    grantsOfBucket: () => granted(cloud.call('s3', 'GetBucketAcl', bucket)),
    grantsOfObject: () => granted(cloud.call('s3', 'GetObjectAcl', key)),
  };
}

test.each([
  ['private', []],
  ['public-read', ['AllUsers READ']],
  ['public-read-write', ['AllUsers READ', 'AllUsers WRITE']],
  ['authenticated-read', ['AuthenticatedUsers READ']],
  ['log-delivery-write', ['LogDelivery WRITE', 'LogDelivery READ_ACP']],
])('a bucket has the grants of %s', (name, others) => {
  using cloud = cloudWithLists();
  cloud.call('s3', 'PutBucketAcl', { ...bucket, ACL: name as BucketCannedACL });
  expect(cloud.grantsOfBucket()).toEqual(['owner FULL_CONTROL', ...others]);
});

test('an object has the grants that it was written with, or given later; a copy has none of them', () => {
  using cloud = cloudWithLists();
  cloud.put('k', 'x', { ACL: 'public-read' });
  expect(cloud.grantsOfObject()).toEqual(['owner FULL_CONTROL', 'AllUsers READ']);
  cloud.call('s3', 'CopyObject', { ...bucket, Key: 'copy', CopySource: 'bucket/k' });
  expect(cloud.call('s3', 'GetObjectAcl', { ...bucket, Key: 'copy' }).Grants).toHaveLength(1);
  cloud.call('s3', 'PutObjectAcl', { ...key, ACL: 'private' });
  expect(cloud.grantsOfObject()).toEqual(['owner FULL_CONTROL']);
  const none = () => cloud.call('s3', 'PutObjectAcl', { ...bucket, Key: 'none', ACL: 'private' });
  expect(code(none)).toBe('NoSuchKey');
});

test('a list may be given whole', () => {
  using cloud = cloudWithLists();
  const { Owner, Grants } = cloud.call('s3', 'GetBucketAcl', bucket);
  const all = [
    ...Grants!,
    {
      Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
      Permission: 'READ',
    } as const,
  ];
  cloud.call('s3', 'PutBucketAcl', { ...bucket, AccessControlPolicy: { Owner, Grants: all } });
  expect(cloud.call('s3', 'GetBucketAcl', bucket).Grants).toEqual(all);
});

test('a bucket that disables lists takes none, not even a private one, but for its owner’s control of objects', () => {
  using cloud = cloudWithBucket();
  cloud.put('k');
  const put = (ACL: ObjectCannedACL) => code(() => cloud.call('s3', 'PutObjectAcl', { ...key, ACL }));
  expect(code(() => cloud.call('s3', 'PutBucketAcl', { ...bucket, ACL: 'private' }))).toBe(
    'AccessControlListNotSupported',
  );
  expect(put('private')).toBe('AccessControlListNotSupported');
  expect(code(() => cloud.put('k', '', { ACL: 'bucket-owner-full-control' }))).toBe('no fault');
});

test('public lists are refused where the bucket blocks them', () => {
  using cloud = cloudWithLists();
  cloud.call('s3', 'PutPublicAccessBlock', {
    ...bucket,
    PublicAccessBlockConfiguration: { BlockPublicAcls: true },
  });
  const put = (ACL: BucketCannedACL) => code(() => cloud.call('s3', 'PutBucketAcl', { ...bucket, ACL }));
  expect([put('public-read'), put('authenticated-read'), put('private')]).toEqual([
    'AccessDenied',
    'AccessDenied',
    'no fault',
  ]);
  const create = (ACL: BucketCannedACL) =>
    code(() => cloud.call('s3', 'CreateBucket', { Bucket: 'new', ACL, ObjectOwnership: 'ObjectWriter' }));
  expect(create('public-read')).toBe('InvalidBucketAclWithBlockPublicAccessError');
});

test('lists are disabled only once they grant nobody anything', () => {
  using cloud = cloudWithLists();
  cloud.call('s3', 'PutBucketAcl', { ...bucket, ACL: 'public-read' });
  expect(code(() => cloud.own('BucketOwnerEnforced'))).toBe('InvalidBucketAclWithObjectOwnership');
  cloud.call('s3', 'PutBucketAcl', { ...bucket, ACL: 'private' });
  expect(code(() => cloud.own('BucketOwnerEnforced'))).toBe('no fault');
});

test.each([
  [{}, 'MissingSecurityHeader'],
  [{ ACL: 'private', AccessControlPolicy: { Grants: [] } }, 'UnexpectedContent'],
  [{ GrantRead: 'uri="http://acs.amazonaws.com/groups/global/AllUsers"' }, 'NotImplemented'],
] as const)('a request with %j is refused', (given, expected) => {
  using cloud = cloudWithLists();
  const put = () =>
    cloud.call('s3', 'PutBucketAcl', { ...bucket, ...given } as { Bucket: string; ACL?: 'private' });
  expect(code(put)).toBe(expected);
});
