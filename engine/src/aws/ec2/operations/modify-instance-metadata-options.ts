// EC2 API, ModifyInstanceMetadataOptions.
import type { Operation } from '../../../kernel/context.ts';
import { requireInstance } from '../find/require.ts';
import { instanceTable } from '../state.ts';

export const modifyInstanceMetadataOptions: Operation<'ec2', 'ModifyInstanceMetadataOptions'> = (
  input,
  ctx,
) => {
  const instance = requireInstance(ctx, input.InstanceId);
  const before = instance.MetadataOptions;
  const MetadataOptions = {
    HttpTokens: input.HttpTokens ?? before.HttpTokens,
    HttpPutResponseHopLimit: input.HttpPutResponseHopLimit ?? before.HttpPutResponseHopLimit,
    HttpEndpoint: input.HttpEndpoint ?? before.HttpEndpoint,
    HttpProtocolIpv6: input.HttpProtocolIpv6 ?? before.HttpProtocolIpv6,
    InstanceMetadataTags: input.InstanceMetadataTags ?? before.InstanceMetadataTags,
  };
  ctx.put(instanceTable, instance.InstanceId, { ...instance, MetadataOptions });
  return {
    InstanceId: instance.InstanceId,
    InstanceMetadataOptions: { ...MetadataOptions, State: 'pending' },
  };
};
