// Notices that a thread hangs: it is asked at every beat, and a working one answers long before the next.
import type { Timer } from '../../kernel/clock.ts';

const beatMs = 1000;
/** A thread that is starved for a moment, on a busy machine, has not hung. */
const missedBeats = 5;
/** Loading the data plane takes a while. */
const missedBeatsAtStart = 30;

export interface HeartbeatParts {
  /** Monotonic time of the machine. Beats are counted instead of measured, since the machine may have slept. */
  readonly clock: { after(delayMs: number, fn: () => void): Timer };
  ask(): void;
  /** @param silentMs how long it has not answered, at least */
  hung(silentMs: number): void;
}

export class Heartbeat {
  readonly #parts: HeartbeatParts;
  #timer: Timer | undefined;
  #next: NodeJS.Immediate | undefined;
  #missed = 0;
  #isKnown = false;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
    this.#arm();
  }

  /** The thread has sent something. */
  heard(): void {
    this.#isKnown = true;
    this.#missed = 0;
  }

  stop(): void {
    this.#timer?.cancel();
    clearImmediate(this.#next);
  }

  #arm(): void {
    this.#timer = this.#parts.clock.after(beatMs, () => {
      if (this.#missed >= (this.#isKnown ? missedBeats : missedBeatsAtStart)) {
        this.#parts.hung(this.#missed * beatMs);
        return;
      }
      this.#missed++;
      this.#parts.ask();
      // What has arrived is handled first: while this thread was busy, none of the answers could be heard.
      this.#next = setImmediate(() => this.#arm());
    });
  }
}
