// The newest records of streams that are read again and again, as an alarm reads its metric each minute: in memory from their
// first reading on.
import { firstAt } from './by-time.ts';
import type { AppendMode, TimedRecord } from './streams.ts';

interface Kept {
  /** Everything from here on is in `records`. */
  from: number;
  /** By time, then by arrival. */
  records: TimedRecord<unknown>[];
}

/** Of a stream. What looks further back is read from the journal each time. */
export const mostRecords = 512;
const mostStreams = 512;

export class RecentRecords {
  readonly #streams = new Map<string, Kept>();

  /** Undefined where the journal has to be read. */
  read(stream: string, from: number, to: number): readonly TimedRecord<unknown>[] | undefined {
    const kept = this.#streams.get(stream);
    if (!kept || kept.from > from) return undefined;
    return kept.records.slice(firstAt(kept.records, from), firstAt(kept.records, to));
  }

  /** @param records all that the stream has from a time on */
  keep(stream: string, from: number, records: readonly TimedRecord<unknown>[]): void {
    if (this.#streams.size >= mostStreams && !this.#streams.has(stream))
      this.#streams.delete(this.#streams.keys().next().value!);
    this.#streams.set(stream, { from, records: [...records] });
  }

  add(stream: string, { timestamp, value }: TimedRecord<unknown>, mode: AppendMode | undefined): void {
    const kept = this.#streams.get(stream);
    const at = Math.trunc(timestamp);
    if (!kept || at < kept.from) return;
    const { records } = kept;
    const end = firstAt(records, at + 1);
    const record = { timestamp: at, value };
    if (mode === 'amend' && records[end - 1]?.timestamp === at) records[end - 1] = record;
    else records.splice(end, 0, record);
    if (records.length <= 2 * mostRecords) return;
    kept.records = records.slice(-mostRecords);
    // There may be others of the oldest one's time.
    kept.from = kept.records[0]!.timestamp + 1;
  }

  trim(stream: string, before: number): void {
    const kept = this.#streams.get(stream);
    if (kept) kept.records = kept.records.filter(({ timestamp }) => timestamp >= before);
  }

  clear(): void {
    this.#streams.clear();
  }
}
