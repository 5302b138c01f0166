// EC2 API, CreateEgressOnlyInternetGateway.
import type { Operation } from '../../../kernel/context.ts';
import { requireVpc } from '../find/require.ts';
import { egressOnlyGatewayTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { egressOnlyGateways } from '../views/egress-only-gateway.ts';

export const createEgressOnlyInternetGateway: Operation<'ec2', 'CreateEgressOnlyInternetGateway'> = (
  input,
  ctx,
) => {
  const { VpcId } = requireVpc(ctx, input.VpcId);
  const gateway = { EgressOnlyInternetGatewayId: `eigw-${ctx.ids.hex(17)}`, VpcId };
  ctx.put(egressOnlyGatewayTable, gateway.EgressOnlyInternetGatewayId, gateway);
  addSpecifiedTags(
    ctx,
    gateway.EgressOnlyInternetGatewayId,
    'egress-only-internet-gateway',
    input.TagSpecifications,
  );
  return { EgressOnlyInternetGateway: egressOnlyGateways.view(gateway, ctx) };
};
