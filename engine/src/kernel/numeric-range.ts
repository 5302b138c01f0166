// Numeric conditions of event patterns and filter policies: `[">", 0, "<=", 150]`.

/** Whether every comparison holds. What is no range, or an empty one, matches nothing. */
export function isWithinRange(range: unknown, value: number): boolean {
  if (!Array.isArray(range)) return false;
  for (let at = 0; at < range.length; at += 2) {
    const bound = Number(range[at + 1]);
    const holds = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    }[String(range[at])];
    if (!holds) return false;
  }
  return range.length > 0;
}
