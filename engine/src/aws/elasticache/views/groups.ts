// Subnet and parameter groups as the API returns them.
import type { CacheParameterGroup, CacheSubnetGroup } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import { parameterGroupArn, subnetGroupArn } from '../find.ts';
import type { ParameterGroupRecord, SubnetGroupRecord } from '../state.ts';

export const subnetGroupView = (group: SubnetGroupRecord, ctx: Context): CacheSubnetGroup => ({
  CacheSubnetGroupName: group.name,
  CacheSubnetGroupDescription: group.description,
  VpcId: group.vpcId,
  Subnets: group.subnets.map(({ id, zone }) => ({
    SubnetIdentifier: id,
    SubnetAvailabilityZone: { Name: zone },
    SupportedNetworkTypes: ['ipv4'],
  })),
  ARN: subnetGroupArn(group.name, ctx),
  SupportedNetworkTypes: ['ipv4'],
});

export const parameterGroupView = (group: ParameterGroupRecord, ctx: Context): CacheParameterGroup => ({
  CacheParameterGroupName: group.name,
  CacheParameterGroupFamily: group.family,
  Description: group.description,
  IsGlobal: false,
  ARN: parameterGroupArn(group.name, ctx),
});
