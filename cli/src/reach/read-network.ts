// Reads from EC2 what a judgement is made from: the VPCs of the two ends, and what filters and routes in them.

import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import type { Network } from './network.ts';

type Ec2 = Clients['ec2'];

export async function readNetwork(ec2: Ec2, vpcIds: readonly string[]): Promise<Network> {
  if (vpcIds.length === 0) return { ...nothing, prefixLists: new Map() };
  const Filters = [{ Name: 'vpc-id', Values: [...new Set(vpcIds)] }];
  const [vpcs, subnets, securityGroups, networkAcls, routeTables, natGateways] = await Promise.all([
    allPages(async (NextToken) => {
      const page = await ec2.describeVpcs({ Filters, NextToken });
      return { items: page.Vpcs, next: page.NextToken };
    }),
    allPages(async (NextToken) => {
      const page = await ec2.describeSubnets({ Filters, NextToken });
      return { items: page.Subnets, next: page.NextToken };
    }),
    allPages(async (NextToken) => {
      const page = await ec2.describeSecurityGroups({ Filters, NextToken });
      return { items: page.SecurityGroups, next: page.NextToken };
    }),
    allPages(async (NextToken) => {
      const page = await ec2.describeNetworkAcls({ Filters, NextToken });
      return { items: page.NetworkAcls, next: page.NextToken };
    }),
    allPages(async (NextToken) => {
      const page = await ec2.describeRouteTables({ Filters, NextToken });
      return { items: page.RouteTables, next: page.NextToken };
    }),
    allPages(async (NextToken) => {
      const page = await ec2.describeNatGateways({ Filter: Filters, NextToken });
      return { items: page.NatGateways, next: page.NextToken };
    }),
  ]);
  const rules = securityGroups.flatMap(({ IpPermissions = [], IpPermissionsEgress = [] }) => [
    ...IpPermissions,
    ...IpPermissionsEgress,
  ]);
  const named = [
    ...rules.flatMap(({ PrefixListIds = [] }) => PrefixListIds.map(({ PrefixListId }) => PrefixListId)),
    ...routeTables.flatMap(({ Routes = [] }) => Routes.map((route) => route.DestinationPrefixListId)),
  ].filter((id) => id !== undefined);
  return {
    vpcs,
    subnets,
    securityGroups,
    networkAcls,
    routeTables,
    natGateways: natGateways.filter(({ State }) => State !== 'deleted' && State !== 'failed'),
    prefixLists: await prefixLists(ec2, new Set(named)),
  };
}

const nothing = {
  vpcs: [],
  subnets: [],
  securityGroups: [],
  networkAcls: [],
  routeTables: [],
  natGateways: [],
} satisfies Omit<Network, 'prefixLists'>;

/** A list of another account may be used and not read: the judgement says so where it matters. */
async function prefixLists(ec2: Ec2, ids: ReadonlySet<string>): Promise<Network['prefixLists']> {
  const found = new Map<string, readonly string[]>();
  for (const PrefixListId of ids) {
    const entries = await allPages(async (NextToken) => {
      const page = await ec2.getManagedPrefixListEntries({ PrefixListId, NextToken });
      return { items: page.Entries, next: page.NextToken };
    }).catch(() => undefined);
    if (entries)
      found.set(
        PrefixListId,
        entries.map(({ Cidr = '' }) => Cidr),
      );
  }
  return found;
}
