// Balances a group over its Availability Zones: launches go where there are fewest instances. Auto Scaling guide, "Distribute instances".
import type { Zone } from './snapshot.ts';

export function countByZone(zones: readonly Zone[], members: readonly { AvailabilityZone: string }[]) {
  const counts = new Map(zones.map(({ name }) => [name, 0]));
  for (const { AvailabilityZone } of members) {
    counts.set(AvailabilityZone, (counts.get(AvailabilityZone) ?? 0) + 1);
  }
  return counts;
}

/**
 * For each of `count` launches, the subnets to try in order: first those of the zone with fewest instances, then the
 * other zones' in case it has no room. Between equals, the zone with fewer up-to-date instances wins, so that a rolling
 * replacement ends in balance.
 */
export function launchOrder(
  zones: readonly Zone[],
  members: readonly { readonly AvailabilityZone: string }[],
  upToDate: readonly { readonly AvailabilityZone: string }[],
  count: number,
): string[][] {
  const counts = countByZone(zones, members);
  const fresh = countByZone(zones, upToDate);
  const of = (map: ReadonlyMap<string, number>, { name }: Zone) => map.get(name) ?? 0;
  return Array.from({ length: count }, () => {
    const ordered = [...zones].sort((a, b) => of(counts, a) - of(counts, b) || of(fresh, a) - of(fresh, b));
    const [first] = ordered;
    if (first) {
      counts.set(first.name, of(counts, first) + 1);
      fresh.set(first.name, of(fresh, first) + 1);
    }
    return ordered.flatMap(({ subnetIds }) => subnetIds);
  });
}

/** Instances in zones that the group no longer uses. */
export function outsideZones<M extends { readonly AvailabilityZone: string }>(
  zones: readonly Zone[],
  members: readonly M[],
): M[] {
  return members.filter(({ AvailabilityZone }) => !zones.some(({ name }) => name === AvailabilityZone));
}

/**
 * The zone to launch into when another zone has at least two instances more, or when a zone that the group no longer
 * uses still has instances. Undefined while in balance, and where all instances that would have to go are protected: a launch
 * would have to be undone.
 */
export function unbalancedZone(
  zones: readonly Zone[],
  members: readonly { readonly AvailabilityZone: string; readonly ProtectedFromScaleIn: boolean }[],
): Zone | undefined {
  const counts = countByZone(zones, members);
  const smallest = [...zones].sort((a, b) => (counts.get(a.name) ?? 0) - (counts.get(b.name) ?? 0))[0];
  if (!smallest) return undefined;
  const open = members.filter(({ ProtectedFromScaleIn }) => !ProtectedFromScaleIn);
  if (outsideZones(zones, open).length > 0) return smallest;
  const least = counts.get(smallest.name) ?? 0;
  return open.some(({ AvailabilityZone }) => (counts.get(AvailabilityZone) ?? 0) >= least + 2)
    ? smallest
    : undefined;
}
