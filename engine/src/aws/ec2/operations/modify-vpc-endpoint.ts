// EC2 API, ModifyVpcEndpoint: route tables, groups and policy. Its subnets cannot be changed.
import type { Operation } from '../../../kernel/context.ts';
import { unsupported } from '../faults.ts';
import { requireRouteTable, requireVpcEndpoint } from '../find/require.ts';
import { checkSecurityGroups } from '../find/security-group.ts';
import { vpcEndpointTable } from '../state.ts';

export const modifyVpcEndpoint: Operation<'ec2', 'ModifyVpcEndpoint'> = (input, ctx) => {
  const { PolicyDocument, ...endpoint } = requireVpcEndpoint(ctx, input.VpcEndpointId);
  if (input.AddSubnetIds?.length || input.RemoveSubnetIds?.length) {
    throw unsupported('Drydock does not move a VPC endpoint between subnets.');
  }
  for (const id of input.AddRouteTableIds ?? []) requireRouteTable(ctx, id);
  checkSecurityGroups(ctx, input.AddSecurityGroupIds ?? [], endpoint.VpcId);
  const changed = (now: readonly string[], add: readonly string[] = [], remove: readonly string[] = []) => [
    ...new Set([...now.filter((id) => !remove.includes(id)), ...add]),
  ];
  const policy = input.PolicyDocument ?? (input.ResetPolicy ? undefined : PolicyDocument);
  ctx.put(vpcEndpointTable, endpoint.VpcEndpointId, {
    ...endpoint,
    ...(policy ? { PolicyDocument: policy } : {}),
    PrivateDnsEnabled: input.PrivateDnsEnabled ?? endpoint.PrivateDnsEnabled,
    RouteTableIds: changed(endpoint.RouteTableIds, input.AddRouteTableIds, input.RemoveRouteTableIds),
    SecurityGroupIds: changed(
      endpoint.SecurityGroupIds,
      input.AddSecurityGroupIds,
      input.RemoveSecurityGroupIds,
    ),
  });
  return { Return: true };
};
