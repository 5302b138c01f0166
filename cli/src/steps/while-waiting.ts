// Says what is awaited while steps that take minutes have nothing to report.
import type { Clock } from '../clock/clock.ts';
import type { Message } from '../messages/message.ts';

export interface Waiting {
  /** After each such time without a message. */
  readonly everyMs: number;
  /** What to say; undefined for nothing. */
  readonly look: () => Promise<Message | undefined>;
}

export async function* whileWaiting<R>(
  steps: AsyncGenerator<Message, R>,
  clock: Clock,
  { everyMs, look }: Waiting,
): AsyncGenerator<Message, R> {
  for (;;) {
    const next = steps.next();
    for (;;) {
      const step = await firstOf(next, clock.timeout(everyMs));
      if (step?.done) return step.value;
      if (step) {
        yield step.value;
        break;
      }
      // What is only said on the way must not end the way.
      const said = await look().catch(() => undefined);
      if (said) yield said;
    }
  }
}

/** Undefined when the time was up first. */
function firstOf<T>(step: Promise<T>, timeUp: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const onTimeUp = () => resolve(undefined);
    timeUp.addEventListener('abort', onTimeUp, { once: true });
    step.then(resolve, reject).finally(() => timeUp.removeEventListener('abort', onTimeUp));
  });
}
