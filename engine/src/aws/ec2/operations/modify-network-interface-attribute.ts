// EC2 API, ModifyNetworkInterfaceAttribute.
import type { Operation } from '../../../kernel/context.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { checkSecurityGroups } from '../find/security-group.ts';
import { networkInterfaceTable } from '../state.ts';

export const modifyNetworkInterfaceAttribute: Operation<'ec2', 'ModifyNetworkInterfaceAttribute'> = (
  input,
  ctx,
) => {
  const network = requireNetworkInterface(ctx, input.NetworkInterfaceId);
  if (input.Groups) checkSecurityGroups(ctx, input.Groups, network.VpcId);
  const kept = input.Attachment?.DeleteOnTermination;
  ctx.put(networkInterfaceTable, network.NetworkInterfaceId, {
    ...network,
    Description: input.Description?.Value ?? network.Description,
    Groups: input.Groups ? [...input.Groups] : network.Groups,
    SourceDestCheck: input.SourceDestCheck?.Value ?? network.SourceDestCheck,
    ...(network.Attachment
      ? {
          Attachment: {
            ...network.Attachment,
            DeleteOnTermination: kept ?? network.Attachment.DeleteOnTermination,
          },
        }
      : {}),
  });
  return {};
};
