// What an instance's boot has come to. Its console output tells it in words.
import type { BootPlan } from './user-data.ts';

export interface Boot {
  /** Lines of the console, newest last. */
  readonly console: readonly string[];
  /** What is still to be done; absent before the instance has begun to boot. */
  readonly plan?: BootPlan;
  /** The ECS agent's registration, once the cluster has taken it. */
  readonly containerInstanceArn?: string;
  /** Whether the agent has registered since the last start. */
  readonly agentConnected: boolean;
  /** When the agent tries again after the cluster rejected it. */
  readonly agentRetryAt?: number;
  readonly signalsSent: boolean;
}

export const unbooted: Boot = { console: [], agentConnected: false, signalsSent: false };
