// EC2 API, DeleteInternetGateway.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation } from '../faults.ts';
import { requireInternetGateway } from '../find/require.ts';
import { internetGatewayTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteInternetGateway: Operation<'ec2', 'DeleteInternetGateway'> = (input, ctx) => {
  const { InternetGatewayId: id, VpcId } = requireInternetGateway(ctx, input.InternetGatewayId);
  if (VpcId) {
    throw dependencyViolation(`The internetGateway '${id}' has dependencies and cannot be deleted.`);
  }
  ctx.delete(internetGatewayTable, id);
  removeTags(ctx, id);
  return {};
};
