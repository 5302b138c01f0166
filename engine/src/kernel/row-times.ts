// The times of rows, each newer than the one before. Rows at equal distances are one run.

export class RowTimes {
  /** Of each run, one after the other: when it begins, the distance of its rows, and the number of its first one. */
  readonly #runs: number[] = [];
  /** The number of the oldest row that is kept. */
  first = 0;
  /** The number that the next row will have. */
  next = 0;
  newestAt: number | undefined;

  add(at: number): void {
    const runs = this.#runs;
    const last = runs.length - 3;
    const index = this.next++;
    if (this.newestAt !== undefined) {
      const distance = at - this.newestAt;
      if (index - runs[last + 2]! === 1) runs[last + 1] = distance;
      if (runs[last + 1] === distance) {
        this.newestAt = at;
        return;
      }
    }
    runs.push(at, 0, index);
    this.newestAt = at;
  }

  removeNewest(): void {
    this.next -= 1;
    if (this.#runs.at(-1) === this.next) this.#runs.length -= 3;
    this.newestAt = this.next > this.first ? this.#at(this.#runs.length - 3, this.next - 1) : undefined;
  }

  /** The times of the rows in a span, oldest first, its end excluded. Their numbers follow each other. */
  between(from: number, to: number): { readonly first: number; readonly times: readonly number[] } {
    const times: number[] = [];
    let first = this.next;
    let run = this.#runs.length - 3;
    // What is asked for is mostly new.
    while (run > 0 && this.#runs[run]! > from) run -= 3;
    for (; run >= 0 && run < this.#runs.length && this.#runs[run]! < to; run += 3) {
      const [begin, distance] = [this.#runs[run]!, this.#runs[run + 1]!];
      const skipped = begin >= from || distance === 0 ? 0 : Math.ceil((from - begin) / distance);
      const end = this.#endOf(run);
      for (let index = Math.max(this.first, this.#runs[run + 2]! + skipped); index < end; index++) {
        const at = this.#at(run, index);
        if (at >= to) break;
        if (at < from) continue;
        if (times.length === 0) first = index;
        times.push(at);
      }
    }
    return { first, times };
  }

  /** Removes rows that are older. */
  trim(before: number): void {
    const runs = this.#runs;
    let run = 0;
    while (run < runs.length && this.#at(run, this.#endOf(run) - 1) < before) run += 3;
    runs.splice(0, run);
    if (runs.length === 0) {
      this.first = this.next;
      this.newestAt = undefined;
      return;
    }
    const [begin, distance, index] = [runs[0]!, runs[1]!, runs[2]!];
    const gone = begin >= before ? 0 : Math.ceil((before - begin) / distance);
    this.first = Math.max(this.first, index + gone);
    if (gone > 0) {
      runs[0] = begin + gone * distance;
      runs[2] = index + gone;
    }
  }

  #at(run: number, index: number): number {
    return this.#runs[run]! + this.#runs[run + 1]! * (index - this.#runs[run + 2]!);
  }

  /** The number after that of a run's last row. */
  #endOf(run: number): number {
    return this.#runs[run + 5] ?? this.next;
  }
}
