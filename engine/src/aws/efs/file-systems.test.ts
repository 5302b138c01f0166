import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { makeFileSystem, mount, newAccount } from './testing/file-systems.ts';

test('CreateFileSystem has AWS’s defaults, is creating at first and available then', () => {
  using cloud = newAccount();
  const created = cloud.call('efs', 'CreateFileSystem', {
    CreationToken: 'a',
    Tags: [{ Key: 'Name', Value: 'shared' }],
  });
  expect(created).toMatchObject({
    LifeCycleState: 'creating',
    PerformanceMode: 'generalPurpose',
    ThroughputMode: 'bursting',
    Encrypted: false,
    NumberOfMountTargets: 0,
    Name: 'shared',
    FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' },
  });
  expect(created.FileSystemId).toMatch(/^fs-[0-9a-f]{17}$/);
  expect(created.FileSystemArn).toBe(
    `arn:aws:elasticfilesystem:us-east-1:000000000000:file-system/${created.FileSystemId}`,
  );
  cloud.advance(1);
  const [found] = cloud.call('efs', 'DescribeFileSystems', { CreationToken: 'a' }).FileSystems!;
  expect(found).toMatchObject({ FileSystemId: created.FileSystemId, LifeCycleState: 'available' });
});

test('a creation token creates once', () => {
  using cloud = newAccount();
  const first = makeFileSystem(cloud, { CreationToken: 'a' });
  expect(faultOf(() => makeFileSystem(cloud, { CreationToken: 'a' }))).toBe(
    `FileSystemAlreadyExists: File system '${first}' already exists with creation token 'a'`,
  );
});

test.each([
  ['provisioned throughput without a figure', { ThroughputMode: 'provisioned' }, 'is required'],
  ['a figure without provisioned throughput', { ProvisionedThroughputInMibps: 10 }, 'can only be given'],
  ['a key without encryption', { KmsKeyId: 'alias/a', Encrypted: false }, 'encrypted'],
  ['a zone that does not exist', { AvailabilityZoneName: 'us-east-1q' }, 'us-east-1q'],
  ['maxIO in one zone', { AvailabilityZoneName: 'us-east-1a', PerformanceMode: 'maxIO' }, 'generalPurpose'],
])('CreateFileSystem refuses %s', (_what, more, text) => {
  using cloud = newAccount();
  const fault = faultOf(() => makeFileSystem(cloud, more));
  expect(fault).toMatch(/^BadRequest: /);
  expect(fault).toContain(text);
  expect(cloud.call('efs', 'DescribeFileSystems', {}).FileSystems).toEqual([]);
});

test('DescribeFileSystems pages, and does not find what does not exist', () => {
  using cloud = newAccount();
  const ids = [1, 2, 3].map(() => makeFileSystem(cloud)).sort();
  const first = cloud.call('efs', 'DescribeFileSystems', { MaxItems: 2 });
  const second = cloud.call('efs', 'DescribeFileSystems', { MaxItems: 2, Marker: first.NextMarker });
  const listed = [...first.FileSystems!, ...second.FileSystems!].map(({ FileSystemId }) => FileSystemId);
  expect([listed, second.NextMarker]).toEqual([ids, undefined]);
  expect(faultOf(() => cloud.call('efs', 'DescribeFileSystems', { Marker: 'x' }))).toMatch(/^BadRequest/);
  expect(faultOf(() => cloud.call('efs', 'DescribeFileSystems', { FileSystemId: 'fs-00000000' }))).toBe(
    "FileSystemNotFound: File system 'fs-00000000' does not exist.",
  );
});

test('UpdateFileSystem changes the throughput', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const update = (more: object) => cloud.call('efs', 'UpdateFileSystem', { FileSystemId, ...more });
  expect(update({ ThroughputMode: 'provisioned', ProvisionedThroughputInMibps: 8 })).toMatchObject({
    ThroughputMode: 'provisioned',
    ProvisionedThroughputInMibps: 8,
  });
  expect(update({ ThroughputMode: 'elastic' }).ProvisionedThroughputInMibps).toBeUndefined();
});

test('DeleteFileSystem takes the access points and the files along, but not mount targets', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  cloud.call('efs', 'CreateAccessPoint', { FileSystemId, ClientToken: 'a' });
  const MountTargetId = mount(cloud, FileSystemId);
  expect(faultOf(() => cloud.call('efs', 'DeleteFileSystem', { FileSystemId }))).toMatch(/^FileSystemInUse/);
  cloud.call('efs', 'DeleteMountTarget', { MountTargetId });
  cloud.call('efs', 'DeleteFileSystem', { FileSystemId });
  expect(cloud.call('efs', 'DescribeFileSystems', {}).FileSystems).toEqual([]);
  expect(cloud.call('efs', 'DescribeAccessPoints', {}).AccessPoints).toEqual([]);
  expect(cloud.effects).toContainEqual({
    effect: 'runtime/remove-file-system',
    input: { fileSystemId: FileSystemId },
  });
});

test('lifecycle, backup, policy and protection are recorded', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const LifecyclePolicies = [{ TransitionToIA: 'AFTER_7_DAYS' as const }];
  cloud.call('efs', 'PutLifecycleConfiguration', { FileSystemId, LifecyclePolicies });
  expect(cloud.call('efs', 'DescribeLifecycleConfiguration', { FileSystemId })).toEqual({
    LifecyclePolicies,
  });
  cloud.call('efs', 'PutBackupPolicy', { FileSystemId, BackupPolicy: { Status: 'ENABLED' } });
  expect(cloud.call('efs', 'DescribeBackupPolicy', { FileSystemId }).BackupPolicy?.Status).toBe('ENABLED');
  expect(faultOf(() => cloud.call('efs', 'DescribeFileSystemPolicy', { FileSystemId }))).toMatch(
    /^PolicyNotFound/,
  );
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  cloud.call('efs', 'PutFileSystemPolicy', { FileSystemId, Policy });
  expect(cloud.call('efs', 'DescribeFileSystemPolicy', { FileSystemId })).toEqual({ FileSystemId, Policy });
  for (const wrong of ['{', '{}'])
    expect(faultOf(() => cloud.call('efs', 'PutFileSystemPolicy', { FileSystemId, Policy: wrong }))).toMatch(
      /^InvalidPolicyException/,
    );
  cloud.call('efs', 'DeleteFileSystemPolicy', { FileSystemId });
  expect(faultOf(() => cloud.call('efs', 'DescribeFileSystemPolicy', { FileSystemId }))).toMatch(
    /^PolicyNotFound/,
  );
  const ReplicationOverwriteProtection = 'DISABLED' as const;
  cloud.call('efs', 'UpdateFileSystemProtection', { FileSystemId, ReplicationOverwriteProtection });
  expect(cloud.call('efs', 'DescribeFileSystems', {}).FileSystems![0]!.FileSystemProtection).toEqual({
    ReplicationOverwriteProtection,
  });
});

test('file systems and access points have tags, by id and by ARN', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const { AccessPointId, AccessPointArn } = cloud.call('efs', 'CreateAccessPoint', {
    FileSystemId,
    ClientToken: 'a',
  });
  for (const [id, arnOrId] of [
    [FileSystemId, FileSystemId],
    [AccessPointId!, AccessPointArn!],
  ] as const) {
    const Tags = ['a', 'b'].map((Key) => ({ Key, Value: 'x' }));
    cloud.call('efs', 'TagResource', { ResourceId: arnOrId, Tags });
    cloud.call('efs', 'UntagResource', { ResourceId: id, TagKeys: ['a'] });
    expect(cloud.call('efs', 'ListTagsForResource', { ResourceId: id }).Tags).toEqual([
      { Key: 'b', Value: 'x' },
    ]);
  }
  const many = Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
  expect(faultOf(() => cloud.call('efs', 'TagResource', { ResourceId: FileSystemId, Tags: many }))).toMatch(
    /^BadRequest/,
  );
  expect(faultOf(() => cloud.call('efs', 'ListTagsForResource', { ResourceId: 'fs-1' }))).toMatch(
    /^FileSystemNotFound/,
  );
});
