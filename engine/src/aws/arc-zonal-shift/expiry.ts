// `expiresIn`: minutes or hours, three days at most.
import { invalid } from './faults.ts';

const longestMs = 3 * 86_400_000;

/** @throws ValidationException */
export function expiresInMs(expiresIn: string): number {
  const [, count, unit] = /^([1-9]\d*)([mh])$/.exec(expiresIn) ?? [];
  const ms = Number(count) * (unit === 'h' ? 3_600_000 : 60_000);
  if (!(ms <= longestMs))
    throw invalid(
      'InvalidExpiresIn',
      'The expiry must be minutes or hours, as in 20m or 12h, and three days at most.',
    );
  return ms;
}
