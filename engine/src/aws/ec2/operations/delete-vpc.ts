// EC2 API, DeleteVpc: deletes what the VPC came with. Everything else in it must be deleted first.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation } from '../faults.ts';
import { requireVpc } from '../find/require.ts';
import {
  egressOnlyGatewayTable,
  internetGatewayTable,
  networkAclTable,
  networkInterfaceTable,
  routeTableTable,
  securityGroupRuleTable,
  securityGroupTable,
  subnetTable,
  vpcEndpointTable,
  vpcTable,
} from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteVpc: Operation<'ec2', 'DeleteVpc'> = (input, ctx) => {
  const { VpcId: id } = requireVpc(ctx, input.VpcId);
  const inVpc = ({ VpcId }: { readonly VpcId?: string }) => VpcId === id;
  const groups = ctx.all(securityGroupTable).filter(inVpc);
  const tables = ctx.all(routeTableTable).filter(inVpc);
  const acls = ctx.all(networkAclTable).filter(inVpc);
  const blocked =
    ctx.all(subnetTable).some(inVpc) ||
    ctx.all(internetGatewayTable).some(inVpc) ||
    ctx.all(egressOnlyGatewayTable).some(inVpc) ||
    acls.some(({ IsDefault }) => !IsDefault) ||
    ctx.all(networkInterfaceTable).some(inVpc) ||
    ctx.all(vpcEndpointTable).some(inVpc) ||
    groups.some(({ GroupName }) => GroupName !== 'default') ||
    tables.some(({ Associations }) => !Associations.some(({ Main }) => Main));
  if (blocked) throw dependencyViolation(`The vpc '${id}' has dependencies and cannot be deleted.`);
  for (const { GroupId } of groups) {
    for (const rule of ctx.all(securityGroupRuleTable)) {
      if (rule.GroupId === GroupId) ctx.delete(securityGroupRuleTable, rule.SecurityGroupRuleId);
    }
    ctx.delete(securityGroupTable, GroupId);
  }
  for (const { RouteTableId } of tables) ctx.delete(routeTableTable, RouteTableId);
  for (const { NetworkAclId } of acls) ctx.delete(networkAclTable, NetworkAclId);
  ctx.delete(vpcTable, id);
  removeTags(ctx, id);
  return {};
};
