// Zones that are out: who rehearses or tests the loss of one says so, and what places or launches something keeps away.
import { defineTable, type Reader } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'zones/outages': ZoneOutage;
  }
  interface Reports {
    /** A zone is out from now on, or is back. */
    'zones/outage': { readonly zone: string; readonly outage: ZoneOutage | undefined };
  }
}

export interface ZoneOutage {
  /** `all`: the zone is lost. `launches`: no instance of an Auto Scaling group can be had there. */
  readonly of: 'all' | 'launches';
}

/** Key: the zone's name. */
export const zoneOutages = defineTable('zones/outages');

export const isZoneLost = (state: Pick<Reader, 'get'>, zone: string): boolean =>
  state.get(zoneOutages, zone)?.of === 'all';
