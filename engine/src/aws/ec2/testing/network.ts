// Networks for tests. None of the calls can fail in a new account.
import type { QuotaValues } from '../../../kernel/quota.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { ec2 } from '../index.ts';

/** EC2 alone: an account with nothing but the default VPC. */
export const newAccount = (quotas: QuotaValues = new Map()): Rehearsal =>
  rehearse({ services: [ec2], quotas });

export const createVpc = (cloud: Rehearsal, CidrBlock = '10.20.0.0/16') =>
  cloud.call('ec2', 'CreateVpc', { CidrBlock }).Vpc!.VpcId!;

export const createSubnet = (
  cloud: Rehearsal,
  VpcId: string,
  CidrBlock = '10.20.1.0/24',
  AvailabilityZone = 'us-east-1a',
) => cloud.call('ec2', 'CreateSubnet', { VpcId, CidrBlock, AvailabilityZone }).Subnet!.SubnetId!;

/** Attached to the VPC. */
export function createInternetGateway(cloud: Rehearsal, VpcId: string): string {
  const { InternetGatewayId } = cloud.call('ec2', 'CreateInternetGateway', {}).InternetGateway!;
  cloud.call('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId });
  return InternetGatewayId!;
}

/** In the given subnet, or the first one of the default VPC. */
export function createNetworkInterface(cloud: Rehearsal, SubnetId = firstSubnet(cloud)): string {
  return cloud.call('ec2', 'CreateNetworkInterface', { SubnetId }).NetworkInterface!.NetworkInterfaceId!;
}

export const describeNetworkInterface = (cloud: Rehearsal, id: string) =>
  cloud.call('ec2', 'DescribeNetworkInterfaces', { NetworkInterfaceIds: [id] }).NetworkInterfaces![0]!;

export const firstSubnet = (cloud: Rehearsal) =>
  cloud.call('ec2', 'DescribeSubnets', {}).Subnets![0]!.SubnetId!;

export const defaultVpc = (cloud: Rehearsal) =>
  cloud.call('ec2', 'DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] }).Vpcs![0]!.VpcId!;
