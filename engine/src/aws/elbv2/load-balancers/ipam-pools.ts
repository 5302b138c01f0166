// IPAM pools, from which load balancers can take public addresses. There are none: IPAM is not simulated.
import type { IpamPools } from '@aws-sdk/client-elastic-load-balancing-v2';
import { invalid } from '../faults.ts';

export function checkIpamPools(asked: IpamPools | undefined): void {
  if (asked?.Ipv4IpamPoolId === undefined) return;
  throw invalid(`The IPAM pool '${asked.Ipv4IpamPoolId}' does not exist: IPAM is not simulated`);
}
