import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { makeFileSystem, mount, newAccount, subnetsOf } from './testing/file-systems.ts';

const interfaces = (cloud: ReturnType<typeof newAccount>) =>
  cloud.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces!;

test('a mount target has an address of its subnet, and a network interface that goes with it', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const { MountTargetId = '', LifeCycleState } = cloud.call('efs', 'CreateMountTarget', {
    FileSystemId,
    SubnetId: subnetsOf(cloud)[0]!,
  });
  expect([MountTargetId, LifeCycleState]).toEqual([expect.stringMatching(/^fsmt-[0-9a-f]{17}$/), 'creating']);
  const [target] = cloud.call('efs', 'DescribeMountTargets', { FileSystemId }).MountTargets!;
  expect(target).toMatchObject({
    MountTargetId,
    LifeCycleState: 'available',
    AvailabilityZoneName: 'us-east-1a',
    AvailabilityZoneId: 'use1-az1',
  });
  expect(interfaces(cloud)).toMatchObject([
    {
      NetworkInterfaceId: target!.NetworkInterfaceId,
      PrivateIpAddress: target!.IpAddress,
      Description: `EFS mount target for ${FileSystemId} (${MountTargetId})`,
    },
  ]);
  expect(cloud.call('efs', 'DescribeFileSystems', {}).FileSystems![0]!.NumberOfMountTargets).toBe(1);
  cloud.call('efs', 'DeleteMountTarget', { MountTargetId });
  expect(interfaces(cloud)).toEqual([]);
  expect(faultOf(() => cloud.call('efs', 'DeleteMountTarget', { MountTargetId }))).toBe(
    `MountTargetNotFound: Mount target '${MountTargetId}' does not exist.`,
  );
});

test('each zone has one mount target of a file system', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const [a, b] = subnetsOf(cloud);
  mount(cloud, FileSystemId, { SubnetId: a });
  expect(faultOf(() => mount(cloud, FileSystemId, { SubnetId: a }))).toBe(
    'MountTargetConflict: mount target already exists in this AZ',
  );
  mount(cloud, FileSystemId, { SubnetId: b });
  const first = cloud.call('efs', 'DescribeMountTargets', { FileSystemId, MaxItems: 1 });
  const second = cloud.call('efs', 'DescribeMountTargets', { FileSystemId, Marker: first.NextMarker });
  expect([first.MountTargets!.length, second.MountTargets!.length]).toEqual([1, 1]);
});

test('a file system of one zone has its mount target there', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud, { AvailabilityZoneName: 'us-east-1b' });
  const [a, b] = subnetsOf(cloud);
  expect(faultOf(() => mount(cloud, FileSystemId, { SubnetId: a }))).toMatch(/^AvailabilityZonesMismatch/);
  mount(cloud, FileSystemId, { SubnetId: b });
});

test.each([
  ['a subnet', { SubnetId: 'subnet-0' }, "SubnetNotFound: The subnet ID 'subnet-0' does not exist"],
  [
    'a security group',
    { SecurityGroups: ['sg-0'] },
    "SecurityGroupNotFound: The SecurityGroup ID 'sg-0' does not exist",
  ],
  ['too many groups', { SecurityGroups: Array(6).fill('sg-0') }, /^SecurityGroupLimitExceeded/],
  ['IPv6', { IpAddressType: 'DUAL_STACK' }, /^BadRequest: IPv6 is not simulated/],
])('%s that is not there is refused, and no interface is left', (_what, more, expected) => {
  using cloud = newAccount();
  const fault = faultOf(() => mount(cloud, makeFileSystem(cloud), more));
  if (typeof expected === 'string') expect(fault).toBe(expected);
  else expect(fault).toMatch(expected);
  expect(interfaces(cloud)).toEqual([]);
});

test('an address that is taken is refused', () => {
  using cloud = newAccount();
  mount(cloud, makeFileSystem(cloud), { IpAddress: '172.31.0.77' });
  expect(faultOf(() => mount(cloud, makeFileSystem(cloud), { IpAddress: '172.31.0.77' }))).toMatch(
    /^IpAddressInUse/,
  );
});

test('security groups of a mount target can be changed', () => {
  using cloud = newAccount();
  const MountTargetId = mount(cloud, makeFileSystem(cloud));
  const { GroupId } = cloud.call('ec2', 'CreateSecurityGroup', { GroupName: 'nfs', Description: 'nfs' });
  cloud.call('efs', 'ModifyMountTargetSecurityGroups', { MountTargetId, SecurityGroups: [GroupId!] });
  expect(cloud.call('efs', 'DescribeMountTargetSecurityGroups', { MountTargetId })).toEqual({
    SecurityGroups: [GroupId],
  });
});

test('DescribeMountTargets wants one id, of a file system, a mount target or an access point', () => {
  using cloud = newAccount();
  const FileSystemId = makeFileSystem(cloud);
  const MountTargetId = mount(cloud, FileSystemId);
  const { AccessPointId } = cloud.call('efs', 'CreateAccessPoint', { FileSystemId, ClientToken: 'a' });
  for (const by of [{ FileSystemId }, { MountTargetId }, { AccessPointId }])
    expect(cloud.call('efs', 'DescribeMountTargets', by).MountTargets).toMatchObject([{ MountTargetId }]);
  for (const wrong of [{}, { FileSystemId, MountTargetId }])
    expect(faultOf(() => cloud.call('efs', 'DescribeMountTargets', wrong))).toMatch(/^BadRequest/);
});
