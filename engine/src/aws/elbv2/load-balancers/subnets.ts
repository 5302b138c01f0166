// The subnets of a load balancer: at least two, of one VPC, each in an availability zone of its own.
import type { SubnetMapping } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import {
  invalid,
  invalidConfiguration,
  invalidSecurityGroup,
  invalidSubnet,
  subnetNotFound,
} from '../faults.ts';
import type { LoadBalancerRecord } from '../state.ts';

export interface ChosenSubnets {
  readonly vpcId: string;
  readonly subnets: LoadBalancerRecord['subnets'];
}

interface SubnetInput {
  readonly Subnets?: readonly string[] | undefined;
  readonly SubnetMappings?: readonly SubnetMapping[] | undefined;
}

export function chosenSubnets(
  input: SubnetInput,
  loadBalancer: Pick<LoadBalancerRecord, 'type' | 'scheme'>,
  ctx: Context,
): ChosenSubnets {
  if (input.Subnets?.length && input.SubnetMappings?.length) {
    throw invalid('You can specify either subnets or subnet mappings, but not both');
  }
  const ids = input.Subnets ?? input.SubnetMappings?.map((mapping) => mapping.SubnetId ?? '') ?? [];
  if (ids.length === 0) throw invalid('At least one subnet must be specified');
  const found = ids.map((id) => describeSubnet(id, ctx));
  const vpcs = new Set(found.map((subnet) => subnet.VpcId!));
  if (vpcs.size > 1) throw invalidConfiguration('The subnets must be in the same VPC');
  const zones = found.map((subnet) => subnet.AvailabilityZone!);
  if (new Set(zones).size < zones.length) {
    throw invalidConfiguration(
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  if (loadBalancer.type === 'application' && zones.length < 2) {
    throw invalidConfiguration('At least two subnets in two different Availability Zones must be specified');
  }
  const [vpcId = ''] = vpcs;
  if (loadBalancer.scheme === 'internet-facing' && loadBalancer.type !== 'gateway') checkGateway(vpcId, ctx);
  return {
    vpcId,
    subnets: found
      .map((subnet) => ({ subnetId: subnet.SubnetId!, zone: subnet.AvailabilityZone! }))
      .sort((a, b) => (a.zone < b.zone ? -1 : 1)),
  };
}

/** What speaks IPv6 needs an IPv6 block in each of its subnets. Clients reach it by IPv4, whatever it is. */
export function checkIpAddressType(
  asked: string | undefined,
  subnetIds: readonly string[],
  ctx: Context,
): void {
  if (asked === undefined || asked === 'ipv4') return;
  const without = subnetIds.find((id) => !describeSubnet(id, ctx).Ipv6CidrBlockAssociationSet?.length);
  if (without === undefined) return;
  throw invalidConfiguration(
    `You must specify subnets with an associated IPv6 CIDR block: ${without} has none, which '${asked}' needs`,
  );
}

function describeSubnet(id: string, ctx: Context) {
  try {
    const [subnet] = ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [id] }).Subnets ?? [];
    if (subnet) return subnet;
  } catch (error) {
    if (!(error instanceof AwsFault && /^InvalidSubnetI[dD]/.test(error.code))) throw error;
  }
  throw subnetNotFound(id);
}

/** An internet-facing load balancer needs an internet gateway: a missing DependsOn surfaces here. */
function checkGateway(vpcId: string, ctx: Context): void {
  const { InternetGateways } = ctx.call('ec2', 'DescribeInternetGateways', {
    Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }],
  });
  if (!InternetGateways?.length) throw invalidSubnet(`VPC ${vpcId} has no internet gateway`);
}

/** Those asked for, or the VPC's default one. */
export function chosenSecurityGroups(
  asked: readonly string[] | undefined,
  vpcId: string,
  ctx: Context,
): string[] {
  if (!asked?.length) {
    const { SecurityGroups } = ctx.call('ec2', 'DescribeSecurityGroups', {
      Filters: [
        { Name: 'vpc-id', Values: [vpcId] },
        { Name: 'group-name', Values: ['default'] },
      ],
    });
    return (SecurityGroups ?? []).map((group) => group.GroupId!);
  }
  for (const id of asked) {
    try {
      const [group] = ctx.call('ec2', 'DescribeSecurityGroups', { GroupIds: [id] }).SecurityGroups ?? [];
      if (group?.VpcId === vpcId) continue;
    } catch (error) {
      if (!(error instanceof AwsFault && /^InvalidGroup/.test(error.code))) throw error;
    }
    throw invalidSecurityGroup(id);
  }
  return [...asked];
}
