// The table test of a service's quotas: what is at the limit is accepted, and one more is refused.
import { describe, expect, it } from 'vitest';
import { AwsFault } from '../kernel/faults.ts';
import { type Quota, quotaKey } from '../kernel/quota.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';
import type { AnyStandInService } from './stand-in-service.ts';

export interface QuotaRow {
  readonly quota: Quota;
  /** What the quota is set to; 2 when absent. */
  readonly limit?: number;
  /** How many there are after `prepare`; 0 when absent. */
  readonly present?: number;
  prepare?(cloud: Rehearsal): void;
  /** Makes the thing that brings their number to `count`. */
  add(cloud: Rehearsal, count: number): void;
  readonly code: string;
  readonly message: string;
}

/** @param quotas all that the service declares: each needs a row */
export function describeQuotas(
  services: readonly AnyStandInService[],
  quotas: readonly Quota[],
  rows: readonly QuotaRow[],
): void {
  describe('quotas', () => {
    it('each have a row in this table', () => {
      expect(rows.map(({ quota }) => quotaKey(quota)).sort()).toEqual(quotas.map(quotaKey).sort());
    });

    it.each(rows.map((row) => [row.quota.name, row] as const))('%s: one more is refused', (_name, row) => {
      const { quota, limit = 2, present = 0, code, message } = row;
      using cloud = rehearse({ services, quotas: new Map([[quotaKey(quota), limit]]) });
      row.prepare?.(cloud);
      for (let count = present + 1; count <= limit; count++) row.add(cloud, count);
      const refused = faultOf(() => row.add(cloud, limit + 1));
      expect({ code: refused.code, message: refused.message }).toEqual({ code, message });
    });
  });
}

function faultOf(call: () => void): AwsFault {
  try {
    call();
  } catch (error) {
    if (error instanceof AwsFault) return error;
    throw error;
  }
  throw new Error('It was accepted');
}
