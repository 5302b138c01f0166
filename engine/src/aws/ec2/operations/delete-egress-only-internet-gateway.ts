// EC2 API, DeleteEgressOnlyInternetGateway. Its routes become blackholes.
import type { Operation } from '../../../kernel/context.ts';
import { requireEgressOnlyGateway } from '../find/require.ts';
import { egressOnlyGatewayTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteEgressOnlyInternetGateway: Operation<'ec2', 'DeleteEgressOnlyInternetGateway'> = (
  input,
  ctx,
) => {
  const { EgressOnlyInternetGatewayId: id } = requireEgressOnlyGateway(
    ctx,
    input.EgressOnlyInternetGatewayId,
  );
  ctx.delete(egressOnlyGatewayTable, id);
  removeTags(ctx, id);
  return { ReturnCode: true };
};
