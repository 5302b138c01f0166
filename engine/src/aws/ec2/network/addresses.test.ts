import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { faultCode, faultText } from '../testing/faults.ts';
import { ecsImage, running } from '../testing/instances.ts';
import {
  createNetworkInterface,
  createSubnet,
  createVpc,
  describeNetworkInterface,
  newAccount,
} from '../testing/network.ts';
import { pagesOf } from '../testing/pages.ts';

test('a /28 has eleven addresses, not the first four or the last, and is then full', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const { SubnetId } = cloud.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.1.0/28' }).Subnet!;
  const made = Array.from(
    { length: 11 },
    () => cloud.call('ec2', 'CreateNetworkInterface', { SubnetId }).NetworkInterface!,
  );
  const last = made
    .map(({ PrivateIpAddress }) => Number(PrivateIpAddress!.split('.')[3]))
    .sort((a, b) => a - b);
  expect(last).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(faultCode(() => cloud.call('ec2', 'CreateNetworkInterface', { SubnetId }))).toBe(
    'InsufficientFreeAddressesInSubnet',
  );
  cloud.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId: made[3]!.NetworkInterfaceId });
  expect(cloud.call('ec2', 'CreateNetworkInterface', { SubnetId }).NetworkInterface?.PrivateIpAddress).toBe(
    made[3]!.PrivateIpAddress,
  );
});

test('a NAT gateway holds its address until it is deleted', () => {
  const cloud = newAccount();
  const { SubnetId } = cloud.call('ec2', 'DescribeSubnets', {}).Subnets![0]!;
  const { AllocationId } = cloud.call('ec2', 'AllocateAddress', {});
  const { NatGatewayId } = cloud.call('ec2', 'CreateNatGateway', { SubnetId, AllocationId }).NatGateway!;
  const state = () => cloud.call('ec2', 'DescribeNatGateways', {}).NatGateways![0]?.State;
  expect(state()).toBe('pending');
  cloud.advance(200);
  expect(state()).toBe('available');
  expect(faultCode(() => cloud.call('ec2', 'ReleaseAddress', { AllocationId }))).toBe(
    'InvalidIPAddress.InUse',
  );
  cloud.call('ec2', 'DeleteNatGateway', { NatGatewayId });
  cloud.advance(200);
  expect(state()).toBe('deleted');
  cloud.call('ec2', 'ReleaseAddress', { AllocationId });
  expect(cloud.call('ec2', 'DescribeAddresses', {}).Addresses).toEqual([]);
});

const allocate = (cloud: Rehearsal) => cloud.call('ec2', 'AllocateAddress', {}).AllocationId!;
const describeAddress = (cloud: Rehearsal, id: string) =>
  cloud.call('ec2', 'DescribeAddresses', { AllocationIds: [id] }).Addresses![0]!;

test('AssociateAddress gives an interface a public address, and DisassociateAddress takes it back', () => {
  const cloud = newAccount();
  const AllocationId = allocate(cloud);
  const NetworkInterfaceId = createNetworkInterface(cloud);
  const { PrivateIpAddress } = describeNetworkInterface(cloud, NetworkInterfaceId);
  const { AssociationId } = cloud.call('ec2', 'AssociateAddress', { AllocationId, NetworkInterfaceId });
  const address = describeAddress(cloud, AllocationId);
  expect(address).toMatchObject({ AssociationId, NetworkInterfaceId, PrivateIpAddress });
  const associated = describeNetworkInterface(cloud, NetworkInterfaceId);
  expect(associated.Association?.PublicIp).toBe(address.PublicIp);

  cloud.call('ec2', 'DisassociateAddress', { AssociationId });
  expect(describeAddress(cloud, AllocationId).AssociationId).toBeUndefined();
  expect(describeNetworkInterface(cloud, NetworkInterfaceId).Association).toBeUndefined();
  expect(faultText(() => cloud.call('ec2', 'DisassociateAddress', { AssociationId }))).toBe(
    `InvalidAssociationID.NotFound: The association ID '${AssociationId}' does not exist`,
  );
});

test('AssociateAddress moves an address unless AllowReassociation is false', () => {
  const { cloud, id: InstanceId } = running();
  const AllocationId = allocate(cloud);
  const NetworkInterfaceId = createNetworkInterface(cloud);
  cloud.call('ec2', 'AssociateAddress', { AllocationId, InstanceId });
  expect(describeAddress(cloud, AllocationId).InstanceId).toBe(InstanceId);
  const move = (AllowReassociation?: boolean) =>
    cloud.call('ec2', 'AssociateAddress', { AllocationId, NetworkInterfaceId, AllowReassociation });
  expect(faultCode(() => move(false))).toBe('Resource.AlreadyAssociated');
  move();
  const moved = describeAddress(cloud, AllocationId);
  expect([moved.NetworkInterfaceId, moved.InstanceId]).toEqual([NetworkInterfaceId, undefined]);
});

test('AssociateAddress disassociates the address that the interface had before', () => {
  const cloud = newAccount();
  const [first, second] = [allocate(cloud), allocate(cloud)];
  const NetworkInterfaceId = createNetworkInterface(cloud);
  for (const AllocationId of [first, second]) {
    cloud.call('ec2', 'AssociateAddress', { AllocationId, NetworkInterfaceId });
  }
  expect(describeAddress(cloud, first).NetworkInterfaceId).toBeUndefined();
  expect(describeAddress(cloud, second).NetworkInterfaceId).toBe(NetworkInterfaceId);
});

test.each([
  ['neither an instance nor an interface', {}, 'MissingParameter'],
  ['an unknown interface', { NetworkInterfaceId: 'eni-0' }, 'InvalidNetworkInterfaceID.NotFound'],
  ['an unknown instance', { InstanceId: 'i-0' }, 'InvalidInstanceID.NotFound'],
  ['an unknown address', { PublicIp: '198.18.0.1', NetworkInterfaceId: 'eni-0' }, 'InvalidAddress.NotFound'],
])('AssociateAddress refuses %s', (_, target, expected) => {
  const cloud = newAccount();
  const AllocationId = 'PublicIp' in target ? undefined : allocate(cloud);
  expect(faultCode(() => cloud.call('ec2', 'AssociateAddress', { AllocationId, ...target }))).toBe(expected);
});

test('DescribeAddressesAttribute lists addresses in pages, none with a reverse DNS name', () => {
  const cloud = newAccount();
  const ids = [allocate(cloud), allocate(cloud), allocate(cloud)];
  const seen = pagesOf((NextToken) => {
    const page = cloud.call('ec2', 'DescribeAddressesAttribute', { MaxResults: 2, NextToken });
    return { items: page.Addresses!, NextToken: page.NextToken };
  });
  expect(seen.map((page) => page.length)).toEqual([2, 1]);
  expect(seen.flat().map(({ AllocationId }) => AllocationId)).toEqual(ids.sort());
  expect(seen.flat().some(({ PtrRecord }) => PtrRecord !== undefined)).toBe(false);
});

test.each([50, 2_147_483_647])('an interface cannot have 1 + %i addresses, however it gets them', (count) => {
  const cloud = newAccount();
  const SubnetId = createSubnet(cloud, createVpc(cloud));
  const NetworkInterfaceId = createNetworkInterface(cloud, SubnetId);
  const exceeded = 'PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.';
  const asked = { SecondaryPrivateIpAddressCount: count };
  expect(
    faultText(() => cloud.call('ec2', 'AssignPrivateIpAddresses', { NetworkInterfaceId, ...asked })),
  ).toBe(exceeded);
  expect(faultText(() => cloud.call('ec2', 'CreateNetworkInterface', { SubnetId, ...asked }))).toBe(exceeded);
  const NetworkInterfaces = [{ DeviceIndex: 0, SubnetId, ...asked }];
  const run = { ImageId: ecsImage.imageId, MinCount: 1, MaxCount: 1, NetworkInterfaces };
  expect(faultText(() => cloud.call('ec2', 'RunInstances', run))).toBe(exceeded);
  expect(describeNetworkInterface(cloud, NetworkInterfaceId).PrivateIpAddresses).toHaveLength(1);
});

test('AssignPrivateIpAddresses adds secondary addresses, and UnassignPrivateIpAddresses releases them', () => {
  const cloud = newAccount();
  const SubnetId = createSubnet(cloud, createVpc(cloud));
  const NetworkInterfaceId = createNetworkInterface(cloud, SubnetId);
  const free = () =>
    cloud.call('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] }).Subnets![0]!.AvailableIpAddressCount;
  const before = free()!;
  const { AssignedPrivateIpAddresses } = cloud.call('ec2', 'AssignPrivateIpAddresses', {
    NetworkInterfaceId,
    SecondaryPrivateIpAddressCount: 2,
  });
  expect(AssignedPrivateIpAddresses).toHaveLength(2);
  expect(free()).toBe(before - 2);
  const addresses = () => describeNetworkInterface(cloud, NetworkInterfaceId).PrivateIpAddresses!;
  expect(addresses().map(({ Primary }) => Primary)).toEqual([true, false, false]);

  const PrivateIpAddresses = [AssignedPrivateIpAddresses![0]!.PrivateIpAddress!];
  cloud.call('ec2', 'UnassignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddresses });
  expect(free()).toBe(before - 1);
  expect(addresses().map(({ PrivateIpAddress }) => PrivateIpAddress)).not.toContain(PrivateIpAddresses[0]);
  expect(
    faultText(() =>
      cloud.call('ec2', 'UnassignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddresses }),
    ),
  ).toBe(
    `InvalidParameterValue: Some of the specified addresses are not assigned to interface ${NetworkInterfaceId}`,
  );
});

test('AssignPrivateIpAddresses assigns the addresses that are requested, if they are free and in the subnet', () => {
  const cloud = newAccount();
  const NetworkInterfaceId = createNetworkInterface(cloud, createSubnet(cloud, createVpc(cloud)));
  const assign = (address: string) =>
    cloud.call('ec2', 'AssignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddresses: [address] });
  const primary = describeNetworkInterface(cloud, NetworkInterfaceId).PrivateIpAddress!;
  const free = primary === '10.20.1.77' ? '10.20.1.78' : '10.20.1.77';
  expect(assign(free).AssignedPrivateIpAddresses).toEqual([{ PrivateIpAddress: free }]);
  expect(faultText(() => assign(primary))).toBe(`InvalidIPAddress.InUse: Address ${primary} is in use.`);
  expect(faultCode(() => assign('10.20.2.77'))).toBe('InvalidParameterValue');
});
