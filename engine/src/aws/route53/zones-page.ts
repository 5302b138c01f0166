// A page of zones that begins with a certain one.
import type { HostedZone } from '@aws-sdk/client-route-53';
import type { HostedZoneRecord } from '../../contracts/hosted-zones.ts';
import type { Reader } from '../../kernel/table.ts';
import { invalidInput } from './faults.ts';
import { zoneView } from './views.ts';

const longestPage = 100;

export interface ZonesPage {
  readonly HostedZones: HostedZone[];
  readonly MaxItems: number;
  /** The first zone of the next page. */
  readonly next: HostedZoneRecord | undefined;
}

/** @throws InvalidInput */
export function zonesPage(
  zones: readonly HostedZoneRecord[],
  firstId: string | undefined,
  maxItems: number | string | undefined,
  state: Reader,
): ZonesPage {
  const MaxItems = Math.min(Number(maxItems ?? longestPage), longestPage);
  if (!(MaxItems >= 1)) throw invalidInput(`The value '${maxItems}' of MaxItems must be from 1 to 100.`);
  const from = firstId === undefined ? 0 : zones.findIndex(({ id }) => id === firstId);
  if (from < 0) throw invalidInput(`The marker '${firstId}' is not the ID of a hosted zone.`);
  return {
    HostedZones: zones.slice(from, from + MaxItems).map((zone) => zoneView(zone, state)),
    MaxItems,
    next: zones[from + MaxItems],
  };
}
