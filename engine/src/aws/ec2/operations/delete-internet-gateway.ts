// EC2 API, DeleteInternetGateway.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation } from '../faults.ts';
import { internetGateways } from '../kinds/internet-gateway.ts';
import { required } from '../selection.ts';
import { internetGatewayTable } from '../state.ts';
import { removeTags } from '../tags.ts';

export const deleteInternetGateway: Operation<'ec2', 'DeleteInternetGateway'> = (input, ctx) => {
  const { InternetGatewayId: id, VpcId } = required(ctx, internetGateways, input.InternetGatewayId);
  if (VpcId) {
    throw dependencyViolation(`The internetGateway '${id}' has dependencies and cannot be deleted.`);
  }
  ctx.delete(internetGatewayTable, id);
  removeTags(ctx, id);
  return {};
};
