// Spans: times that AWS takes for something that this machine does at once. An engine at AWS's own pace draws each from
// its distribution, by a seed: the tenth instance takes as long in every run.
import type { Millis } from './clock.ts';
import { Ids } from './ids.ts';

/** A triangular distribution, in seconds of the cloud's time. */
export interface Span {
  /** For people: `launch of an instance`. */
  readonly name: string;
  readonly least: number;
  readonly usual: number;
  readonly most: number;
  /** Where the figures come from: an address, or what is assumed and why. */
  readonly source: string;
}

/** `machine`: as fast as this machine is. `aws`: as long as on AWS. */
export type PaceMode = 'machine' | 'aws';

export interface PaceSetting {
  readonly mode: PaceMode;
  readonly seed: number;
}

export class Pace {
  #setting: PaceSetting;
  #draws = new Map<string, Ids>();

  constructor(setting: PaceSetting = { mode: 'machine', seed: 1 }) {
    this.#setting = setting;
  }

  get setting(): PaceSetting {
    return this.#setting;
  }

  /** What is under way already takes as long as it was to take. The draws begin anew. */
  set(setting: PaceSetting): void {
    this.#setting = setting;
    this.#draws = new Map();
  }

  /** How long the next one takes: 0 where the machine's own pace counts. */
  draw(span: Span): Millis {
    const { mode, seed } = this.#setting;
    if (mode === 'machine') return 0;
    const draws = this.#draws.get(span.name) ?? new Ids(`pace ${seed} ${span.name}`);
    this.#draws.set(span.name, draws);
    return Math.round(1000 * triangular(span, draws.below(resolution) / resolution));
  }
}

const resolution = 2 ** 16;

/** The inverse of the distribution function. @param at from 0 up to 1 */
function triangular({ least, usual, most }: Span, at: number): number {
  const width = most - least;
  if (width === 0) return least;
  const peak = (usual - least) / width;
  return at < peak
    ? least + Math.sqrt(at * width * (usual - least))
    : most - Math.sqrt((1 - at) * width * (most - usual));
}

/** `machine`, `aws`, or `aws:7` with a seed. */
export function paceSetting(text: string): PaceSetting | undefined {
  const [, mode, seed = '1'] = /^(machine|aws)(?::(\d{1,9}))?$/.exec(text) ?? [];
  if (mode !== 'machine' && mode !== 'aws') return undefined;
  return mode === 'machine' && text !== mode ? undefined : { mode, seed: Number(seed) };
}
