// Which listeners verify with a trust store, and the load balancers that they belong to.
import type { Reader } from '../../../kernel/table.ts';
import { type ListenerRecord, listeners } from '../state.ts';

export function listenersWith(trustStore: string, state: Reader): ListenerRecord[] {
  return state
    .all(listeners)
    .filter((listener) => listener.mutualAuthentication?.trustStoreArn === trustStore);
}

/** ARNs. AWS's examples associate trust stores with load balancers, not with their listeners. */
export function associationsOf(trustStore: string, state: Reader): string[] {
  return [...new Set(listenersWith(trustStore, state).map((listener) => listener.loadBalancerArn))];
}
