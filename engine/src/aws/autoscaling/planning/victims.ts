// Chooses the instances to terminate when a group shrinks. Auto Scaling guide, "Configure termination policies": the fullest zone
// first, then the group's policies in order, each of which breaks only the ties of those before it.
import { own } from '../../../kernel/own.ts';
import type { MemberSnapshot, Zone } from './snapshot.ts';
import { countByZone, outsideZones } from './zones.ts';

/** @param members all that count towards the capacity, of which protected ones are never chosen */
export function chooseVictims(
  members: readonly MemberSnapshot[],
  zones: readonly Zone[],
  policies: readonly string[],
  count: number,
  now: number,
): string[] {
  const open = members.filter(({ member }) => !member.ProtectedFromScaleIn);
  const order = sortByPolicies(open, policies, now);
  const unused = new Set(
    outsideZones(
      zones,
      order.map(({ member }) => member),
    ),
  );
  const chosen = order.filter(({ member }) => unused.has(member)).slice(0, count);
  const counts = countByZone(
    zones,
    members.map(({ member }) => member),
  );
  const inZones = new Map(zones.map(({ name }) => [name, [] as MemberSnapshot[]]));
  const rank = new Map(order.map((victim, index) => [victim, index]));
  for (const victim of order.toReversed()) inZones.get(victim.member.AvailabilityZone)?.push(victim);
  while (chosen.length < count) {
    const victim = nextVictim(inZones, counts, rank);
    if (!victim) break;
    const { AvailabilityZone: zone } = victim.member;
    inZones.get(zone)?.pop();
    counts.set(zone, (counts.get(zone) ?? 0) - 1);
    chosen.push(victim);
  }
  return chosen.map(({ member }) => member.InstanceId);
}

/** The first by the policies in the zones that hold most instances, among zones that have an unprotected one. */
function nextVictim(
  inZones: ReadonlyMap<string, readonly MemberSnapshot[]>,
  counts: ReadonlyMap<string, number>,
  rank: ReadonlyMap<MemberSnapshot, number>,
): MemberSnapshot | undefined {
  let best: { readonly victim: MemberSnapshot; readonly count: number; readonly rank: number } | undefined;
  for (const [zone, victims] of inZones) {
    const victim = victims.at(-1);
    if (!victim) continue;
    const one = { victim, count: counts.get(zone) ?? 0, rank: rank.get(victim) ?? 0 };
    if (!best || one.count > best.count || (one.count === best.count && one.rank < best.rank)) best = one;
  }
  return best?.victim;
}

type Compare = (a: MemberSnapshot, b: MemberSnapshot, now: number) => number;

const oldest: Compare = (a, b) => a.member.launchedAt - b.member.launchedAt;
const obsolete: Compare = (a, b) => Number(a.isCurrent) - Number(b.isCurrent);
const configurationFirst: Compare = (a, b) =>
  Number(b.member.LaunchConfigurationName !== undefined) -
  Number(a.member.LaunchConfigurationName !== undefined);
const version = ({ member }: MemberSnapshot) => Number(member.LaunchTemplate?.Version ?? 0);
const oldestTemplate: Compare = (a, b) => obsolete(a, b, 0) || version(a) - version(b);
const hourMs = 3_600_000;
/** The instance furthest into its current hour is closest to the next one. */
const closestToNextHour: Compare = (a, b, now) =>
  ((now - b.member.launchedAt) % hourMs) - ((now - a.member.launchedAt) % hourMs);

const comparisons: Readonly<Record<string, Compare>> = {
  Default: (a, b, now) =>
    configurationFirst(a, b, now) || oldestTemplate(a, b, now) || closestToNextHour(a, b, now),
  AllocationStrategy: () => 0,
  OldestLaunchTemplate: oldestTemplate,
  OldestLaunchConfiguration: (a, b, now) => configurationFirst(a, b, now) || obsolete(a, b, now),
  ClosestToNextInstanceHour: closestToNextHour,
  NewestInstance: (a, b, now) => -oldest(a, b, now),
  OldestInstance: oldest,
};

export const terminationPolicyTypes = Object.keys(comparisons).sort();

/** AWS breaks the last ties at random; here age and then id do, so that runs can be repeated. */
function sortByPolicies(
  members: readonly MemberSnapshot[],
  policies: readonly string[],
  now: number,
): MemberSnapshot[] {
  const chain = [...policies.map((name) => own(comparisons, name) ?? comparisons.Default!), oldest];
  return [...members].sort((a, b) => {
    for (const compare of chain) {
      const order = compare(a, b, now);
      if (order !== 0) return order;
    }
    return a.member.InstanceId < b.member.InstanceId ? -1 : 1;
  });
}
