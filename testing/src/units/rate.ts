// Rates as people write them.
import type { Rate } from '../api.ts';

const seconds: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
};

/** Requests a second. @throws RangeError */
export function perSecond(rate: Rate): number {
  if (typeof rate === 'number' && Number.isFinite(rate) && rate >= 0) return rate;
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)\s*\/\s*([a-z]+)$/.exec(String(rate)) ?? [];
  const per = seconds[unit];
  if (count === undefined || per === undefined)
    throw new RangeError(
      `'${rate}' is not a rate: use requests a second, or for example '200/s' or '30/min'.`,
    );
  return Number(count) / per;
}
