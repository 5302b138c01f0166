// The distribution of a metric's values, which percentiles and trimmed statistics need: values with counts, exact while
// they are few, and within one percent once they are many, as CloudWatch's own are.

/** Ascending, each value followed by how often it occurred. */
export type Distribution = readonly number[];

/** More values than this in one stored datum are kept within one percent. */
const mostExact = 150;
const precision = Math.log(1.01);

/** @param pairs values with counts, in any order */
export function distributionOf(pairs: Iterable<readonly [number, number]>): Distribution {
  const counts = new Map<number, number>();
  for (const [value, count] of pairs) if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return sorted.length <= mostExact ? sorted.flat() : coarse(sorted).flat();
}

export function* pairsOf(distribution: Distribution): Generator<readonly [number, number]> {
  for (let i = 0; i < distribution.length; i += 2) yield [distribution[i]!, distribution[i + 1]!];
}

/** The least and the greatest value stay what they are. */
function coarse(sorted: readonly (readonly [number, number])[]): [number, number][] {
  const ends = [sorted[0]![0], sorted.at(-1)![0]];
  const counts = new Map<number, number>();
  for (const [value, count] of sorted) {
    const rounded =
      value <= 0 || ends.includes(value)
        ? value
        : Math.exp(Math.round(Math.log(value) / precision) * precision);
    const within = Math.min(ends[1]!, Math.max(ends[0]!, rounded));
    counts.set(within, (counts.get(within) ?? 0) + count);
  }
  return [...counts].sort(([a], [b]) => a - b);
}
