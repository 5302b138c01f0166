// ProcessedBytes and IPv6ProcessedBytes: the bytes between clients and the balancer.
import type { CapacityUnits } from './capacity-units.ts';
import type { MetricScope } from './metric-scope.ts';

export function isIPv6(address: string): boolean {
  return address.includes(':');
}

export function countBytes(
  scope: MetricScope,
  capacity: CapacityUnits,
  clientAddress: string,
  bytes: number,
): void {
  scope.add('ProcessedBytes', bytes);
  if (isIPv6(clientAddress)) scope.add('IPv6ProcessedBytes', bytes);
  capacity.bytes += bytes;
}
