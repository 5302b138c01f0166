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

/** Every item of a list that comes in pages. */
export async function allPages<T>(
  page: (
    token: string | undefined,
  ) => Promise<{ readonly items?: readonly T[] | undefined; readonly next?: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items = [], next } = await page(token);
    all.push(...items);
    token = next;
  } while (token);
  return all;
}

/** `…/family:3` → `family:3`: the last part of an ARN or a path. */
export const lastPart = (arn: string | undefined): string => arn?.split('/').at(-1) ?? '';
