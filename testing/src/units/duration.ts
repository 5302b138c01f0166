// Durations as people write them.
import type { Duration } from '../api.ts';

const units: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  s: 1000,
  sec: 1000,
  second: 1000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
};

/** Milliseconds. @throws RangeError */
export function milliseconds(duration: Duration): number {
  if (typeof duration === 'number') {
    if (Number.isFinite(duration) && duration >= 0) return duration;
    throw new RangeError(
      `${duration} is not a duration: use milliseconds from 0 on, or for example '10 minutes'.`,
    );
  }
  if (typeof duration !== 'string')
    throw new RangeError(
      `${duration} is not a duration: use for example '10 minutes', '90s' or milliseconds.`,
    );
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy)];
  const read = parts.reduce((length, [part]) => length + part.length, 0);
  const known = parts.map(
    ([, count, unit = '']) => Number(count) * (units[unit] ?? units[unit.replace(/s$/, '')] ?? Number.NaN),
  );
  const total = known.reduce((sum, one) => sum + one, 0);
  if (parts.length === 0 || read !== duration.length || Number.isNaN(total))
    throw new RangeError(`'${duration}' is not a duration: use for example '10 minutes', '90s' or '1h 30m'.`);
  return total;
}
