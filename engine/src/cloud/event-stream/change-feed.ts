// What of a cloud's state has changed, for those who look on: AWS publishes no event when a target's health changes, or a rule's
// weight. Nothing is kept, and it costs nothing while nobody listens.
import { targetHealth } from '../../aws/elbv2/state.ts';
import type { Clock, Millis, Timer } from '../../kernel/clock.ts';
import type { TableChange } from '../../kernel/store.ts';
import type { Reader } from '../../kernel/table.ts';

export interface Changes {
  readonly region: string;
  /** Which records, `elbv2/rules` for example. */
  readonly records: readonly string[];
  /** Of each target whose health has changed: what it is now. */
  readonly targets: readonly TargetChange[];
}

export interface TargetChange {
  readonly targetGroupArn: string;
  readonly id: string;
  readonly port: number;
  /** As DescribeTargetHealth has it; absent once it is no longer registered. */
  readonly state?: string;
  readonly description?: string | undefined;
}

/** What changes within this time is one message. */
const gatherMs: Millis = 100;

type Listener = (changes: Changes) => void;

interface Gathered {
  readonly state: Reader;
  readonly records: Set<string>;
  readonly targets: Set<string>;
}

export class ChangeFeed {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #listeners = new Set<Listener>();
  readonly #gathered = new Map<string, Gathered>();
  #timer: Timer | undefined;

  /** @param clock the machine's */
  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /** What a transaction of a region has changed. */
  committed(region: string, state: Reader, changes: readonly TableChange[]): void {
    if (this.#listeners.size === 0 || changes.length === 0) return;
    let gathered = this.#gathered.get(region);
    if (!gathered) {
      gathered = { state, records: new Set(), targets: new Set() };
      this.#gathered.set(region, gathered);
    }
    for (const { table, key } of changes) {
      gathered.records.add(table.name);
      if (table.name === targetHealth.name) gathered.targets.add(key);
    }
    this.#timer ??= this.#clock.after(gatherMs, () => this.#send());
  }

  /** Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#timer?.cancel();
      this.#timer = undefined;
      this.#gathered.clear();
    };
  }

  #send(): void {
    this.#timer = undefined;
    for (const [region, { state, records, targets }] of this.#gathered) {
      const changes = {
        region,
        records: [...records].sort(),
        targets: [...targets].map((key) => targetChange(key, state)),
      };
      for (const listener of this.#listeners) listener(changes);
    }
    this.#gathered.clear();
  }
}

/** @param key `<target group ARN> <id>:<port>` */
function targetChange(key: string, state: Reader): TargetChange {
  const [space, colon] = [key.indexOf(' '), key.lastIndexOf(':')];
  const target = {
    targetGroupArn: key.slice(0, space),
    id: key.slice(space + 1, colon),
    port: Number(key.slice(colon + 1)),
  };
  const health = state.get(targetHealth, key);
  return health ? { ...target, state: health.state, description: health.description } : target;
}
