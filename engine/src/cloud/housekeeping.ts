// What keeps a running engine's state from growing: every hour of the machine's, whose disk it is, bytes that nothing refers
// to are deleted, and the journal gives the space of deleted records back. Logs and metrics expire by their own retention.
import type { BlobFolder } from '../kernel/blobs.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { Journal } from '../kernel/journal.ts';
import type { Memory } from '../kernel/memory.ts';

export interface HousekeepingParts {
  /** The machine's. */
  readonly clock: Clock;
  readonly journal: Journal;
  readonly memory: Memory;
  readonly blobs: BlobFolder;
  log(line: string): void;
}

const everyMs = 3_600_000;
/** How many records are looked at before callers get their turn. */
const batch = 2000;

export class Housekeeping {
  readonly #parts: HousekeepingParts;
  #timer: Timer | undefined;
  #isStopped = false;

  constructor(parts: HousekeepingParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = this.#parts.clock.after(everyMs, () => {
      this.run()
        .catch((error: unknown) => this.#parts.log(`housekeeping: ${describeError(error)}`))
        .finally(() => {
          if (!this.#isStopped) this.start();
        });
    });
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  async run(): Promise<void> {
    const { blobs, journal, memory } = this.#parts;
    const referenced = new Set<string>();
    let count = 0;
    for (const [key, record] of memory.all()) {
      collectDigests(key, referenced);
      collectDigests(record, referenced);
      if (++count % batch === 0) await new Promise((resolve) => setImmediate(resolve));
      if (this.#isStopped) return;
    }
    blobs.sweep((digest) => referenced.has(digest));
    journal.compact();
  }
}

const digests = /sha256:[0-9a-f]{64}/g;

/** Collects every digest in a record: any of them may name a blob. */
function collectDigests(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes('sha256:')) for (const [digest] of value.matchAll(digests)) found.add(digest);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collectDigests(inner, found);
  }
}
