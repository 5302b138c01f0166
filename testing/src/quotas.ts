// The quotas that a test gives its cloud.
import { type QuotaValues, quotaKey, quotas, requireQuota } from '../../engine/src/cloud/simulation/index.ts';

/** @throws Error, RangeError for a quota that there is not, and a value that it cannot have */
export function quotaValues(given: Readonly<Record<string, number>>): QuotaValues {
  return new Map(
    Object.entries(given).map(([name, value]) => {
      const key = quotaKey(requireQuota(name, quotas, 'drydock({ quotas })'));
      if (!Number.isSafeInteger(value) || value < 0)
        throw new RangeError(`The quota ${name} is ${value}, which is not a whole number from 0 on.`);
      return [key, value];
    }),
  );
}
