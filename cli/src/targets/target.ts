// Where a system runs. Steps get a target and know nothing of endpoints, credentials or how to reach it.
import type { Clients } from './clients.ts';

export interface Target {
  readonly account: string;
  readonly region: string;
  readonly clients: Clients;
  /** Environment variables with which any other AWS client reaches the same target. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it still answers: an engine may be ended from elsewhere. */
  isReachable(): Promise<boolean>;
  /** Once it does not answer: whether it was ended in order (`drydock down`) and did not break. */
  wasStopped(): Promise<boolean>;
  /** A link that opens the dashboard once; absent where there is none. */
  readonly dashboardLink?: () => Promise<string>;
}
