// Places in a list that is ordered by time.

/** The place of the first record of this time or later. The newest ones are found first. */
export function firstAt(records: readonly { readonly timestamp: number }[], timestamp: number): number {
  const last = records.at(-1);
  if (!last || last.timestamp < timestamp) return records.length;
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (records[middle]!.timestamp < timestamp) low = middle + 1;
    else high = middle;
  }
  return low;
}
