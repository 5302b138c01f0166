// Records that are lists of numbers, as columns.
import type { Columns, TimedRecord } from './streams.ts';

/** @param end after the last number that is wanted */
export const columnsOf = (
  records: readonly TimedRecord<readonly number[]>[],
  first: number,
  end: number,
): Columns => ({
  timestamps: records.map(({ timestamp }) => timestamp),
  columns: Array.from({ length: end - first }, (_, column) =>
    records.map(({ value }) => value[first + column]!),
  ),
});

/** @param parts with the same columns; each part is newer than the one before */
export function joined(parts: readonly Columns[]): Columns {
  const [first, ...others] = parts;
  if (!first) return { timestamps: [], columns: [] };
  if (others.length === 0) return first;
  return {
    timestamps: parts.flatMap(({ timestamps }) => timestamps),
    columns: first.columns.map((_, column) => parts.flatMap(({ columns }) => columns[column]!)),
  };
}
