// https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdatePrivateDnsNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { changeNamespace } from '../namespaces/change-namespace.ts';

export const updatePrivateDnsNamespace: Operation<'servicediscovery', 'UpdatePrivateDnsNamespace'> = (
  input,
  ctx,
) => {
  const { Description: description, Properties } = input.Namespace ?? {};
  const soaTtl = Properties?.DnsProperties?.SOA?.TTL;
  return changeNamespace(input.Id, 'DNS_PRIVATE', { description, soaTtl }, ctx);
};
