// EC2 API, DeleteVpcEndpoints: failures are reported for each id.
import type { Operation } from '../../../kernel/context.ts';
import { vpcEndpointNotFound } from '../faults.ts';
import { removeNetworkInterface } from '../network/network-interfaces.ts';
import { vpcEndpointTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteVpcEndpoints: Operation<'ec2', 'DeleteVpcEndpoints'> = (input, ctx) => ({
  Unsuccessful: (input.VpcEndpointIds ?? []).flatMap((id) => {
    const endpoint = ctx.get(vpcEndpointTable, id);
    if (!endpoint) {
      const { code, message } = vpcEndpointNotFound(id);
      return [{ ResourceId: id, Error: { Code: code, Message: message } }];
    }
    for (const network of endpoint.NetworkInterfaceIds) removeNetworkInterface(ctx, network);
    ctx.delete(vpcEndpointTable, id);
    removeTags(ctx, id);
    return [];
  }),
});
