// The events that flows publish.
import type { CompiledListener } from '../routing/compiled-table.ts';

export type FlowProtocol = 'TCP' | 'TLS' | 'UDP';

export type FlowEnd = 'closed' | 'reset-by-client' | 'reset-by-target' | 'reset-by-balancer';

export interface FlowObserver {
  flowBegan(at: CompiledListener, zone: string, protocol: FlowProtocol): FlowEvents;
  /** There was no target for it, or more flows than the balancer can hold. */
  flowRejected(at: CompiledListener, zone: string, protocol: FlowProtocol): void;
}

export interface FlowEvents {
  /** Bytes between client and target, both ways. */
  transferred(bytes: number): void;
  /** Once. */
  ended(how: FlowEnd): void;
}
