// What fields and expressions of a query are.

export type Value = string | number | boolean | undefined;
/** The fields of an event, or of a row that a command has made. */
export type Row = Readonly<Record<string, Value>>;

export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** As numbers where both are; undefined where one is not there. */
export function compare(a: Value, b: Value): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return x - y;
  const [s, t] = [String(a), String(b)];
  return s === t ? 0 : s < t ? -1 : 1;
}

export const truth = (value: Value): boolean => value === true || value === 1;
