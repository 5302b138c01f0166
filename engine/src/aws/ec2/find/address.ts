// Elastic IP addresses as requests name them: by allocation id or by the address itself.
import type { Reader } from '../../../kernel/table.ts';
import { addressNotFound } from '../faults.ts';
import { type AddressRecord, addressesByPublicIp } from '../state.ts';
import { type ReadContext, requireAddress } from './require.ts';

export function findAddressByIp(state: Reader, publicIp: string): AddressRecord | undefined {
  return state.by(addressesByPublicIp, publicIp)[0];
}

export function requireAddressByIp(state: Reader, publicIp: string): AddressRecord {
  const address = findAddressByIp(state, publicIp);
  if (!address) throw addressNotFound(publicIp);
  return address;
}

export function requireAddressByIdOrIp(
  ctx: ReadContext,
  request: { readonly AllocationId?: string | undefined; readonly PublicIp?: string | undefined },
): AddressRecord {
  return request.PublicIp
    ? requireAddressByIp(ctx, request.PublicIp)
    : requireAddress(ctx, request.AllocationId);
}
