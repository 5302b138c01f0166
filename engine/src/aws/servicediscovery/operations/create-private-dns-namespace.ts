// https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidInput } from '../faults.ts';
import { createNamespace } from '../namespaces/create-namespace.ts';

export const createPrivateDnsNamespace: Operation<'servicediscovery', 'CreatePrivateDnsNamespace'> = (
  input,
  ctx,
) => {
  const vpcId = input.Vpc!;
  try {
    ctx.call('ec2', 'DescribeVpcs', { VpcIds: [vpcId] });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw invalidInput(`The VPC ${vpcId} does not exist in the region ${ctx.region}`);
  }
  const soaTtl = input.Properties?.DnsProperties?.SOA?.TTL;
  return createNamespace(input, 'DNS_PRIVATE', { vpcId, ...(soaTtl !== undefined && { soaTtl }) }, ctx);
};
