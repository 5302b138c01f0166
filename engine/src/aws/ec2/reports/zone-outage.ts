// A zone is out, or back.
import { zoneOutages } from '../../../contracts/zone-outages.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';

export function zoneOutage({ zone, outage }: Reports['zones/outage'], ctx: Context): void {
  if (outage) ctx.put(zoneOutages, zone, outage);
  else ctx.delete(zoneOutages, zone);
}
