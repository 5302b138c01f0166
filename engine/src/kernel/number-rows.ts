// A series of records that are all numbers with the same names, such as the data of a metric, in typed arrays. Equal records
// at equal distances are one run, so that what does not change takes no room.

export type Numbers = Readonly<Record<string, number>>;

const firstCapacity = 4;

export class NumberRows {
  readonly #names: readonly string[];
  /** Of each run: when it begins, the distance of its records, how many they are, and their numbers. */
  #runs: Float64Array;
  #count = 0;
  /** The time of the newest record: kept apart, since it is asked for each time that one is added. */
  #newestAt: number | undefined;
  readonly #width: number;

  constructor(first: Numbers) {
    this.#names = Object.keys(first);
    this.#width = this.#names.length + 3;
    this.#runs = new Float64Array(this.#width * firstCapacity);
  }

  /** Whether a value is nothing but numbers. */
  static isOfNumbers(value: unknown): value is Numbers {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const name in value) if (typeof (value as Record<string, unknown>)[name] !== 'number') return false;
    return true;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The time of the newest record. */
  get newestAt(): number | undefined {
    return this.#newestAt;
  }

  /** Adds a record that is newer than all others. @returns false where its names are other ones */
  add(at: number, value: unknown): boolean {
    if (!this.#fits(value)) return false;
    const last = this.#count - 1;
    const newestAt = this.#newestAt;
    this.#newestAt = at;
    if (newestAt !== undefined && this.#equals(last, value)) {
      const base = last * this.#width;
      const records = this.#runs[base + 2]!;
      const distance = at - newestAt;
      if (records === 1) this.#runs[base + 1] = distance;
      if (records === 1 || this.#runs[base + 1] === distance) {
        this.#runs[base + 2] = records + 1;
        return true;
      }
    }
    this.#push(at, value);
    return true;
  }

  /** Gives the newest record another value. @returns false where its names are other ones */
  amend(value: unknown): boolean {
    const at = this.newestAt;
    if (at === undefined || !this.#fits(value)) return false;
    this.removeNewest();
    return this.add(at, value);
  }

  removeNewest(): void {
    const base = (this.#count - 1) * this.#width;
    if (this.#runs[base + 2] === 1) this.#count -= 1;
    else this.#runs[base + 2]! -= 1;
    this.#newestAt = this.#endOfAll();
  }

  /** Oldest first, the end excluded. */
  between(from: number, to: number): { readonly timestamp: number; readonly value: Numbers }[] {
    const found: { timestamp: number; value: Numbers }[] = [];
    for (let run = this.#firstRun(from); run < this.#count; run++) {
      const base = run * this.#width;
      const [begin, distance, records] = [this.#runs[base]!, this.#runs[base + 1]!, this.#runs[base + 2]!];
      if (begin >= to) break;
      const value = this.#valueOf(run);
      const first = begin >= from ? 0 : Math.ceil((from - begin) / distance);
      for (let index = first; index < records; index++) {
        const timestamp = begin + index * distance;
        if (timestamp >= to) break;
        found.push({ timestamp, value });
      }
    }
    return found;
  }

  /** Removes what is older. */
  trim(before: number): void {
    const first = this.#firstRun(before);
    this.#runs.copyWithin(0, first * this.#width, this.#count * this.#width);
    this.#count -= first;
    this.#newestAt = this.#endOfAll();
    if (this.#count === 0 || this.#runs[0]! >= before) return;
    const [begin, distance] = [this.#runs[0]!, this.#runs[1]!];
    const gone = Math.ceil((before - begin) / distance);
    this.#runs[0] = begin + gone * distance;
    this.#runs[2]! -= gone;
  }

  #endOfAll(): number | undefined {
    return this.#count === 0 ? undefined : this.#endOf(this.#count - 1);
  }

  #endOf(run: number): number {
    const base = run * this.#width;
    return this.#runs[base]! + this.#runs[base + 1]! * (this.#runs[base + 2]! - 1);
  }

  /** The first run that ends at this time or later. The newest ones are found first. */
  #firstRun(from: number): number {
    let [low, high] = [0, this.#count];
    if (high > 0 && this.#endOf(high - 1) < from) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#endOf(middle) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #fits(value: unknown): value is Numbers {
    if (typeof value !== 'object' || value === null) return false;
    let index = 0;
    for (const name in value) {
      if (name !== this.#names[index]) return false;
      if (typeof (value as Record<string, unknown>)[name] !== 'number') return false;
      index += 1;
    }
    return index === this.#names.length;
  }

  #equals(run: number, value: Numbers): boolean {
    let at = run * this.#width + 3;
    for (const name of this.#names) if (!Object.is(this.#runs[at++], value[name])) return false;
    return true;
  }

  #valueOf(run: number): Numbers {
    const value: Record<string, number> = {};
    let at = run * this.#width + 3;
    for (const name of this.#names) value[name] = this.#runs[at++]!;
    return value;
  }

  #push(at: number, value: Numbers): void {
    let base = this.#count * this.#width;
    if (base === this.#runs.length) {
      const larger = new Float64Array(Math.ceil((base / this.#width) * 1.5) * this.#width);
      larger.set(this.#runs);
      this.#runs = larger;
    }
    this.#runs[base++] = at;
    this.#runs[base++] = 0;
    this.#runs[base++] = 1;
    for (const name of this.#names) this.#runs[base++] = value[name]!;
    this.#count += 1;
  }
}
