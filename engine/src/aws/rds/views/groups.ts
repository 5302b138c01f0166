// Subnet and parameter groups as the API returns them.
import type { DBSubnetGroup } from '@aws-sdk/client-rds';
import type { Context } from '../../../kernel/context.ts';
import { parameterGroupArn, subnetGroupArn } from '../find.ts';
import type { ParameterGroupRecord, SubnetGroupRecord } from '../state.ts';

export const subnetGroupView = (group: SubnetGroupRecord, ctx: Context): DBSubnetGroup => ({
  DBSubnetGroupName: group.name,
  DBSubnetGroupDescription: group.description,
  VpcId: group.vpcId,
  SubnetGroupStatus: 'Complete',
  Subnets: group.subnets.map(({ id, zone }) => ({
    SubnetIdentifier: id,
    SubnetAvailabilityZone: { Name: zone },
    SubnetOutpost: {},
    SubnetStatus: 'Active',
  })),
  DBSubnetGroupArn: subnetGroupArn(group, ctx),
  SupportedNetworkTypes: ['IPV4'],
});

export const parameterGroupView = (group: ParameterGroupRecord, ctx: Context) =>
  group.kind === 'instance'
    ? {
        DBParameterGroupName: group.name,
        DBParameterGroupFamily: group.family,
        Description: group.description,
        DBParameterGroupArn: parameterGroupArn(group, ctx),
      }
    : {
        DBClusterParameterGroupName: group.name,
        DBParameterGroupFamily: group.family,
        Description: group.description,
        DBClusterParameterGroupArn: parameterGroupArn(group, ctx),
      };
