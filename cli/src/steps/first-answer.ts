// The service's first answer, or why there was none.
import type { Clock } from '../clock/clock.ts';
import { poll } from '../clock/poll.ts';

const pollMs = 50;
/** A resumed system starts its tasks first, which takes its time on a busy machine. */
const withinMs = 90_000;
const requestMs = 5000;

export interface FirstAnswer {
  readonly ok: boolean;
  /** The response body, or what went wrong last. */
  readonly body: string;
}

/** @param acceptsAny an error of the client's (404) is an answer too: the service runs */
export async function awaitFirstAnswer(clock: Clock, url: string, acceptsAny = false): Promise<FirstAnswer> {
  let last = '';
  const answer = await poll(clock, { everyMs: pollMs, withinMs }, async () => {
    try {
      const response = await fetch(url, { signal: clock.timeout(requestMs) });
      last = (await response.text()).trim();
      if (response.ok) return { ok: true, body: last };
      if (acceptsAny && response.status < 500) return { ok: true, body: `${response.status} ${last}` };
    } catch (error) {
      last = `no answer: ${(error as Error).message}`;
    }
    return undefined;
  });
  return answer ?? { ok: false, body: last };
}
