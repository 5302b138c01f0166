// https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePublicDnsNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { createNamespace } from '../namespaces/create-namespace.ts';

export const createPublicDnsNamespace: Operation<'servicediscovery', 'CreatePublicDnsNamespace'> = (
  input,
  ctx,
) => {
  const soaTtl = input.Properties?.DnsProperties?.SOA?.TTL;
  return createNamespace(input, 'DNS_PUBLIC', soaTtl === undefined ? {} : { soaTtl }, ctx);
};
