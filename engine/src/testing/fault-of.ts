// What a call is refused with, as one line: `ClusterNotFoundException: Cluster not found.`
import { AwsFault } from '../kernel/faults.ts';

/** `no fault` when it is not refused. */
export function faultOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof AwsFault) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no fault';
}
