import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { makeFileSystem, newAccount } from './testing/file-systems.ts';

test('an access point has a root, and belongs to its file system', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const other = makeFileSystem(cloud);
  const PosixUser = { Uid: 1000, Gid: 1000 };
  const { AccessPointId, LifeCycleState } = cloud.call('efs', 'CreateAccessPoint', {
    FileSystemId,
    ClientToken: 'a',
    PosixUser,
    Tags: [{ Key: 'Name', Value: 'web' }],
  });
  expect([AccessPointId, LifeCycleState]).toEqual([expect.stringMatching(/^fsap-[0-9a-f]{17}$/), 'creating']);
  cloud.call('efs', 'CreateAccessPoint', { FileSystemId: other, ClientToken: 'b' });
  expect(cloud.call('efs', 'DescribeAccessPoints', { FileSystemId }).AccessPoints).toMatchObject([
    {
      AccessPointId,
      Name: 'web',
      PosixUser,
      RootDirectory: { Path: '/' },
      LifeCycleState: 'available',
      AccessPointArn: `arn:aws:elasticfilesystem:us-east-1:000000000000:access-point/${AccessPointId}`,
    },
  ]);
  const first = cloud.call('efs', 'DescribeAccessPoints', { MaxResults: 1 });
  const second = cloud.call('efs', 'DescribeAccessPoints', { NextToken: first.NextToken });
  expect([first.AccessPoints!.length, second.AccessPoints!.length]).toEqual([1, 1]);
});

test('a client token creates once', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const create = (more: object = {}) =>
    cloud.call('efs', 'CreateAccessPoint', { FileSystemId, ClientToken: 'a', ...more }).AccessPointId;
  expect(create()).toBe(create());
  expect(faultOf(() => create({ RootDirectory: { Path: '/other' } }))).toMatch(/^AccessPointAlreadyExists/);
});

test('an access point that does not exist is not found, nor made of a file system that does not', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const { AccessPointId } = cloud.call('efs', 'CreateAccessPoint', { FileSystemId, ClientToken: 'a' });
  cloud.call('efs', 'DeleteAccessPoint', { AccessPointId: AccessPointId! });
  expect(faultOf(() => cloud.call('efs', 'DescribeAccessPoints', { AccessPointId }))).toBe(
    `AccessPointNotFound: Access Point ${AccessPointId} does not exist.`,
  );
  expect(
    faultOf(() => cloud.call('efs', 'CreateAccessPoint', { FileSystemId: 'fs-1', ClientToken: 'b' })),
  ).toMatch(/^FileSystemNotFound/);
  expect(faultOf(() => cloud.call('efs', 'DescribeAccessPoints', { AccessPointId, FileSystemId }))).toMatch(
    /^BadRequest/,
  );
});

test('a root directory without a path, or with an undefined one as a template makes it, is the root', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const pathOf = (RootDirectory: { Path?: string | undefined }, ClientToken: string) =>
    cloud.call('efs', 'CreateAccessPoint', { FileSystemId, ClientToken, RootDirectory }).RootDirectory?.Path;
  expect([pathOf({}, 'a'), pathOf({ Path: undefined }, 'b'), pathOf({ Path: '/x' }, 'c')]).toEqual([
    '/',
    '/',
    '/x',
  ]);
});
