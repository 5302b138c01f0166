// Which requests of a load end how: what share of them each target of each zone's node gets, and how it answers. Pure but
// for the targets' state, so it holds until that changes.
import { hostName } from '../forwarding/request-to-target.ts';
import type { CompiledListener, CompiledTable } from '../routing/compiled-table.ts';
import type { RoutableRequest } from '../routing/conditions.ts';
import { type RouteResult, route } from '../routing/route.ts';
import { fullShare, slowStartShare } from '../targets/slow-start.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { ZonesInDns } from '../targets/zones-in-dns.ts';
import type { FindOrigin } from './origin.ts';

export interface Share {
  /** The share of the load, from 0 to 1. */
  readonly of: number;
  /** The zone of the node that the clients reach. */
  readonly zone: string;
  /** Absent where the load balancer answers itself. */
  readonly to?: { readonly group: TargetGroup; readonly target: Target; readonly failOpen: boolean };
  /** What clients get; 0: no connection. */
  readonly status: number;
  /** Whether the target itself has answered. */
  readonly isAnswered: boolean;
  readonly latencyMs: number;
}

export interface Plan {
  readonly at: CompiledListener | undefined;
  readonly routed: RouteResult | undefined;
  /** Of the load balancer's target groups. */
  readonly revision: number;
  /** A target takes more of the load as time passes. */
  readonly isRamping: boolean;
  readonly shares: readonly Share[];
}

export interface PlanParts {
  readonly table: CompiledTable;
  readonly groups: TargetGroups;
  readonly zones: ZonesInDns;
  readonly origins: FindOrigin;
  readonly now: number;
  readonly perSecond: number;
}

/** AWS gives up connecting to a target after this time. */
const connectTimeoutMs = 10_000;

export function planOf(listenerArn: string | undefined, request: RoutableRequest, parts: PlanParts): Plan {
  const at = listenerArn === undefined ? undefined : parts.table.listeners.get(listenerArn);
  const own = { zone: '', isAnswered: false, latencyMs: 0, of: 1 };
  if (!at || listenerArn === undefined)
    return { at, routed: undefined, revision: 0, isRamping: false, shares: [{ ...own, status: 0 }] };
  const routed = route({ ...request, hostName: hostName(request.hostName), listenerArn }, parts.table);
  const { zones, revision } = parts.zones.known(at.loadBalancer, parts.table);
  const shares = zones.flatMap((zone) => sharesIn(zone, 1 / zones.length, at, routed, parts));
  const isRamping = shares.some(
    ({ to }) => to !== undefined && slowStartShare(to.target, parts.now) < fullShare,
  );
  return { at, routed, revision, isRamping, shares };
}

/** Whether a plan made anew would be the same, as long as the origins answer as they did. */
export function holds(
  { at, revision, isRamping }: Plan,
  listenerArn: string | undefined,
  { table, zones }: Pick<PlanParts, 'table' | 'zones'>,
): boolean {
  if (isRamping || listenerArn === undefined || !at || table.listeners.get(listenerArn) !== at) return false;
  return zones.known(at.loadBalancer, table).revision === revision;
}

function sharesIn(
  zone: string,
  part: number,
  at: CompiledListener,
  routed: RouteResult | undefined,
  parts: PlanParts,
): Share[] {
  const local = (status: number): Share[] => [{ of: part, zone, status, isAnswered: false, latencyMs: 0 }];
  if (!routed) return local(at.loadBalancer.isNetwork ? 0 : 500);
  const { action, groups } = routed.rule;
  if (action.Type === 'fixed-response') return local(Number(action.FixedResponseConfig?.StatusCode));
  if (action.Type === 'redirect') return local(action.RedirectConfig?.StatusCode === 'HTTP_301' ? 301 : 302);
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = groups.filter(({ weight }) => weight > 0);
  if (total === 0) return local(503);
  return weighted.flatMap(({ arn, weight }) => {
    const group = parts.groups.get(arn);
    const { targets = [], failOpen = false } = group?.eligible(zone) ?? {};
    const ofGroup = (part * weight) / total;
    if (!group || targets.length === 0) return [{ ...local(503)[0]!, of: ofGroup }];
    const weights = targets.map((target) => slowStartShare(target, parts.now));
    const all = weights.reduce((sum, one) => sum + one, 0);
    return targets.map((target, index): Share => {
      const of = (ofGroup * weights[index]!) / all;
      return { of, zone, to: { group, target, failOpen }, ...answerOf(target, of, at, parts) };
    });
  });
}

function answerOf(
  { registration: { endpoint } }: Target,
  of: number,
  { loadBalancer }: CompiledListener,
  { origins, perSecond }: PlanParts,
): Pick<Share, 'status' | 'isAnswered' | 'latencyMs'> {
  const answer = endpoint && origins(endpoint)?.request(of * perSecond);
  if (!answer || answer.kind === 'refuses') return { status: 502, isAnswered: false, latencyMs: 0 };
  if (answer.kind === 'is-silent') return { status: 504, isAnswered: false, latencyMs: connectTimeoutMs };
  const { idleTimeoutMs } = loadBalancer;
  if (answer.latencyMs > idleTimeoutMs) return { status: 504, isAnswered: false, latencyMs: idleTimeoutMs };
  return { status: answer.status, isAnswered: true, latencyMs: answer.latencyMs };
}
