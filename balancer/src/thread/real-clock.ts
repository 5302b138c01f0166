// The machine's own time, which sockets live by. Finer than milliseconds, since most responses take less than one.
import type { Clock } from '../contract/clock.ts';

const { timeOrigin } = performance;
/** setTimeout takes at most 2^31 − 1 ms and fires at once beyond. */
const longestMs = 2 ** 31 - 1;

/** Its timers do not keep the process alive. */
export const realClock: Clock = {
  now: () => timeOrigin + performance.now(),
  after(delayMs, fn) {
    let handle: NodeJS.Timeout;
    const arm = (leftMs: number) => {
      handle = setTimeout(
        () => (leftMs > longestMs ? arm(leftMs - longestMs) : fn()),
        Math.min(leftMs, longestMs),
      );
      handle.unref();
    };
    arm(Math.max(0, delayMs));
    return { cancel: () => clearTimeout(handle) };
  },
};
