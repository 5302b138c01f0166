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
  const left = [...members];
  const chosen: string[] = [];
  while (chosen.length < count) {
    const candidates = fullestZones(left, zones).filter(({ member }) => !member.ProtectedFromScaleIn);
    const [victim] = sortByPolicies(candidates, policies, now);
    if (!victim) break;
    chosen.push(victim.member.InstanceId);
    left.splice(left.indexOf(victim), 1);
  }
  return chosen;
}

/**
 * The instances in zones that the group no longer uses; without any, those in the zones that hold most, among zones with
 * at least one unprotected instance.
 */
function fullestZones(members: readonly MemberSnapshot[], zones: readonly Zone[]): MemberSnapshot[] {
  const records = members.map(({ member }) => member);
  const outside = outsideZones(zones, records).filter(({ ProtectedFromScaleIn }) => !ProtectedFromScaleIn);
  if (outside.length > 0) return members.filter(({ member }) => outside.includes(member));
  const counts = countByZone(zones, records);
  const open = new Set(
    members.filter(({ member }) => !member.ProtectedFromScaleIn).map(({ member }) => member.AvailabilityZone),
  );
  const most = Math.max(0, ...[...open].map((zone) => counts.get(zone) ?? 0));
  return members.filter(({ member }) => counts.get(member.AvailabilityZone) === most);
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
