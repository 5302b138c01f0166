// What a section of the status gets and returns.
import type { StatusMessage } from '../messages/status.ts';
import type { Clients } from '../targets/clients.ts';

/** What the root stack's outputs say of the system; each is undefined while the stack does not have it. */
export interface Parts {
  readonly pipelineName: string | undefined;
  readonly clusterName: string | undefined;
}

/** Returns undefined when there is nothing to say. Throws what the API answers; `readStatus` reports it. */
export type Section = (clients: Clients, parts: Parts) => Promise<StatusMessage | undefined>;
