// Waits until a new version has all of the traffic.
import { setTimeout as delay } from 'node:timers/promises';

const withinMs = 60_000;
/** In a row, so that both tasks have answered. */
const wanted = 40;

/** Milliseconds until the first of 40 answers in a row that are new. @throws when they do not come */
export async function untilLive(url: string, isNew: (answer: string) => boolean): Promise<number> {
  const began = performance.now();
  let inARow = 0;
  let first = 0;
  while (inARow < wanted) {
    if (performance.now() - began > withinMs)
      throw new Error(`The commit was not live within ${withinMs / 1000} s`);
    // The system of the next round has the same port: a connection that is kept would be to this one.
    const response = await fetch(url, { headers: { connection: 'close' } });
    if (!isNew(await response.text())) inARow = 0;
    else if (inARow++ === 0) first = performance.now();
    if (inARow === 0) await delay(10);
  }
  return first - began;
}
