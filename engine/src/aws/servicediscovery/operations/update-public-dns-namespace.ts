// https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdatePublicDnsNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { changeNamespace } from '../namespaces/change-namespace.ts';

export const updatePublicDnsNamespace: Operation<'servicediscovery', 'UpdatePublicDnsNamespace'> = (
  input,
  ctx,
) => {
  const { Description: description, Properties } = input.Namespace ?? {};
  const soaTtl = Properties?.DnsProperties?.SOA?.TTL;
  return changeNamespace(input.Id, 'DNS_PUBLIC', { description, soaTtl }, ctx);
};
