// One acknowledged write, and how to read it back.
import type { Clients } from '../engine/clients.ts';

export interface Step {
  /** What is written; a later step of the same name replaces it. */
  readonly what: string;
  /**
   * Writes it. It may be done already: an engine that was killed did it and could not say so.
   * @returns what has to be there from then on
   */
  run(clients: Clients): Promise<unknown>;
  /** What is there. */
  read(clients: Clients): Promise<unknown>;
  /** Waits after the step until it has had its effect. */
  settled?(clients: Clients): Promise<boolean>;
}

/** Does what may be done already. */
export async function unless<T>(fault: RegExp, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    const { name, message } = error as Error;
    if (fault.test(`${name}: ${message}`)) return undefined;
    throw error;
  }
}
