// What AWS would have denied since the engine started, and how much was judged: bounded, and gone with the engine.
import type { Millis } from '../../kernel/clock.ts';

/** Something that AWS would have denied a caller, however often. */
export interface DeniedAccess {
  /** The ARN of the role or user. */
  readonly caller: string;
  /** The session that did it last; the caller itself where it is a user. */
  readonly session: string;
  /** `ecs:RunTask`. */
  readonly action: string;
  /** What it was last done with: an ARN, or `*` of an action that has no resource; absent where it is not known. */
  readonly resource?: string;
  /** `because no identity-based policy allows the ecs:RunTask action`. */
  readonly reason: string;
  /** The policy whose statement denies it, and the statement's id. */
  readonly deniedBy?: { readonly policy: string; readonly sid?: string };
  /** What would allow it, and where it is missing. Absent where a statement denies it: nothing that is added helps. */
  readonly missing?: { readonly from: string; readonly statement: AllowStatement };
  /** Whether the call was refused: `--enforce-iam`. */
  readonly refused: boolean;
  readonly count: number;
  /** Milliseconds since the epoch, in the cloud's time. */
  readonly firstAt: Millis;
  readonly lastAt: Millis;
}

export interface AllowStatement {
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface AccessReport {
  readonly enforced: boolean;
  /** How many actions were judged, by caller. */
  readonly judged: readonly { readonly caller: string; readonly allowed: number; readonly denied: number }[];
  /** In the order in which they first happened. */
  readonly denied: readonly DeniedAccess[];
  /** How many of these are not kept any more. */
  readonly forgotten: number;
  /** Policies whose documents are not known here: they count as allowing everything. */
  readonly notEvaluated: readonly string[];
}

const maxDenied = 1000;
const maxCallers = 1000;

type Happened = Omit<DeniedAccess, 'count' | 'firstAt' | 'lastAt'>;

export class AccessLog {
  readonly #denied = new Map<string, DeniedAccess>();
  readonly #judged = new Map<string, { allowed: number; denied: number }>();
  readonly #notEvaluated = new Set<string>();
  #forgotten = 0;

  allowed(caller: string): void {
    this.#countsOf(caller).allowed++;
  }

  denied(happened: Happened, pattern: string | undefined, at: Millis): void {
    this.#countsOf(happened.caller).denied++;
    const key = [happened.caller, happened.action, pattern ?? happened.resource, happened.reason].join(' ');
    const known = this.#denied.get(key);
    if (!known && this.#denied.size >= maxDenied) {
      this.#denied.delete(this.#denied.keys().next().value!);
      this.#forgotten++;
    }
    const { count = 0, firstAt = at } = known ?? {};
    this.#denied.set(key, { ...happened, count: count + 1, firstAt, lastAt: at });
  }

  notEvaluated(policy: string): void {
    this.#notEvaluated.add(policy);
  }

  report(enforced: boolean): AccessReport {
    return {
      enforced,
      judged: [...this.#judged].map(([caller, counts]) => ({ caller, ...counts })),
      denied: [...this.#denied.values()],
      forgotten: this.#forgotten,
      notEvaluated: [...this.#notEvaluated].sort(),
    };
  }

  clear(): void {
    this.#denied.clear();
    this.#judged.clear();
    this.#notEvaluated.clear();
    this.#forgotten = 0;
  }

  #countsOf(caller: string): { allowed: number; denied: number } {
    const known = this.#judged.get(caller);
    if (known) return known;
    const counts = { allowed: 0, denied: 0 };
    if (this.#judged.size < maxCallers) this.#judged.set(caller, counts);
    return counts;
  }
}
