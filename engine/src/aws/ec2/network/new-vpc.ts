// A new VPC comes with a main route table, a default network ACL and a default security group (VPC guide, "VPC basics").
import type { Context } from '../../../kernel/context.ts';
import { cidrMalformed, subnetConflict, subnetRange, vpcRange } from '../faults.ts';
import {
  networkAclTable,
  routeTableTable,
  type SubnetRecord,
  securityGroupRuleTable,
  securityGroupTable,
  subnetTable,
  type VpcRecord,
  vpcTable,
} from '../state.ts';
import { type Block, contains, formatBlock, overlaps, parseBlock, usableAddresses } from './cidr.ts';
import { ipv4Blocks } from './more-blocks.ts';

function blockOf(cidr: string): Block {
  const block = parseBlock(cidr);
  if (!block) throw cidrMalformed(cidr);
  return block;
}

export function makeVpc(
  ctx: Context,
  request: { cidr: string; isDefault: boolean; tenancy?: VpcRecord['InstanceTenancy'] | undefined },
): VpcRecord {
  const block = blockOf(request.cidr);
  if (block.prefix < 16 || block.prefix > 28) throw vpcRange(request.cidr);
  const vpc: VpcRecord = {
    VpcId: `vpc-${ctx.ids.hex(17)}`,
    CidrBlock: formatBlock(block),
    CidrAssociationId: `vpc-cidr-assoc-${ctx.ids.hex(17)}`,
    InstanceTenancy: request.tenancy ?? 'default',
    IsDefault: request.isDefault,
    EnableDnsSupport: true,
    EnableDnsHostnames: request.isDefault,
  };
  ctx.put(vpcTable, vpc.VpcId, vpc);
  makeRouteTable(ctx, vpc, true);
  const NetworkAclId = `acl-${ctx.ids.hex(17)}`;
  ctx.put(networkAclTable, NetworkAclId, { NetworkAclId, VpcId: vpc.VpcId, IsDefault: true });
  const groupId = makeSecurityGroup(ctx, vpc.VpcId, 'default', 'default VPC security group');
  putRule(ctx, { GroupId: groupId, IsEgress: false, IpProtocol: '-1', ReferencedGroupId: groupId });
  return vpc;
}

export function makeRouteTable(ctx: Context, vpc: VpcRecord, main: boolean): string {
  const RouteTableId = `rtb-${ctx.ids.hex(17)}`;
  ctx.put(routeTableTable, RouteTableId, {
    RouteTableId,
    VpcId: vpc.VpcId,
    Routes: [{ Destination: vpc.CidrBlock, Target: { GatewayId: 'local' }, Origin: 'CreateRouteTable' }],
    Associations: main ? [{ RouteTableAssociationId: `rtbassoc-${ctx.ids.hex(17)}`, Main: true }] : [],
  });
  return RouteTableId;
}

/** Every new group has a rule that allows all outbound traffic. */
export function makeSecurityGroup(ctx: Context, vpcId: string, name: string, description: string): string {
  const GroupId = `sg-${ctx.ids.hex(17)}`;
  ctx.put(securityGroupTable, GroupId, {
    GroupId,
    GroupName: name,
    Description: description,
    VpcId: vpcId,
  });
  putRule(ctx, { GroupId, IsEgress: true, IpProtocol: '-1', CidrIpv4: '0.0.0.0/0' });
  return GroupId;
}

function putRule(
  ctx: Context,
  rule: {
    GroupId: string;
    IsEgress: boolean;
    IpProtocol: string;
    CidrIpv4?: string;
    ReferencedGroupId?: string;
  },
): void {
  const SecurityGroupRuleId = `sgr-${ctx.ids.hex(17)}`;
  ctx.put(securityGroupRuleTable, SecurityGroupRuleId, { SecurityGroupRuleId, ...rule });
}

export function makeSubnet(
  ctx: Context,
  vpc: VpcRecord,
  request: { cidr: string; zone: string; isDefault: boolean },
): SubnetRecord {
  const block = blockOf(request.cidr);
  const vpcBlocks = [vpc.CidrBlock, ...ipv4Blocks(vpc).map(({ CidrBlock }) => CidrBlock)].map(blockOf);
  const isInside = vpcBlocks.some((each) => contains(each, block));
  if (block.prefix < 16 || block.prefix > 28 || !isInside) throw subnetRange(request.cidr);
  const siblings = ctx.all(subnetTable).filter(({ VpcId }) => VpcId === vpc.VpcId);
  if (siblings.some(({ CidrBlock }) => overlaps(blockOf(CidrBlock), block)))
    throw subnetConflict(request.cidr);
  const acl = ctx.all(networkAclTable).find(({ VpcId, IsDefault }) => IsDefault && VpcId === vpc.VpcId);
  const subnet: SubnetRecord = {
    SubnetId: `subnet-${ctx.ids.hex(17)}`,
    VpcId: vpc.VpcId,
    CidrBlock: formatBlock(block),
    AvailabilityZone: request.zone,
    AvailableIpAddressCount: usableAddresses(block),
    MapPublicIpOnLaunch: request.isDefault,
    DefaultForAz: request.isDefault,
    NetworkAclId: acl?.NetworkAclId ?? '',
    NetworkAclAssociationId: `aclassoc-${ctx.ids.hex(17)}`,
  };
  ctx.put(subnetTable, subnet.SubnetId, subnet);
  return subnet;
}
