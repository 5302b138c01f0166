// The zones whose load balancer nodes clients find in DNS: a zone leaves while its targets are below the threshold for
// DNS failover, unless that is so in every zone. What AWS's DNS takes up to a minute for (its time to live) is at once.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-health-considerations
import type { CompiledLoadBalancer, CompiledTable } from '../routing/compiled-table.ts';
import type { TargetGroup } from './target-group.ts';
import type { TargetGroups } from './target-groups.ts';

interface Known {
  readonly loadBalancer: CompiledLoadBalancer;
  table: CompiledTable;
  groups: readonly TargetGroup[];
  /** Greater when one of the groups has changed. */
  readonly revision: number;
  readonly zones: readonly string[];
}

export class ZonesInDns {
  readonly #groups: TargetGroups;
  /** By load balancer ARN: asked for with every connection, it seldom changes. */
  readonly #known = new Map<string, Known>();

  constructor(groups: TargetGroups) {
    this.#groups = groups;
  }

  of(loadBalancer: CompiledLoadBalancer, table: CompiledTable): readonly string[] {
    return this.known(loadBalancer, table).zones;
  }

  known(loadBalancer: CompiledLoadBalancer, table: CompiledTable): Known {
    const { arn, availabilityZones, shiftedFrom, isNetwork } = loadBalancer;
    const known = this.#known.get(arn);
    const isKnown = known?.loadBalancer === loadBalancer;
    const groups =
      isKnown && known.table === table ? known.groups : groupsOf(loadBalancer, table, this.#groups, known);
    const revision = groups.reduce((sum, group) => sum + group.revision, 0);
    if (isKnown && known.revision === revision) {
      known.table = table;
      known.groups = groups;
      return known;
    }
    const left = availabilityZones.filter((zone) => zone !== shiftedFrom);
    const found = { loadBalancer, table, groups, revision, zones: zonesInDns(left, groups, isNetwork) };
    this.#known.set(arn, found);
    return found;
  }
}

export function zonesInDns(
  zones: readonly string[],
  groups: readonly TargetGroup[],
  isNetwork = false,
): readonly string[] {
  const left = zones.filter((zone) => (isNetwork ? isInNetworkDns : isInDns)(zone, groups));
  return left.length > 0 ? left : zones;
}

/** One healthy group is enough; a zone that no group has a target in stays, and answers 503. */
function isInDns(zone: string, groups: readonly TargetGroup[]): boolean {
  const judged = groups.map((group) => group.eligible(zone).dnsHealthy).filter((is) => is !== undefined);
  return judged.length === 0 || judged.includes(true);
}

/** For a network load balancer: one unhealthy group is enough to take a zone out, and so is a lack of targets in it. */
function isInNetworkDns(zone: string, groups: readonly TargetGroup[]): boolean {
  const judged = groups.map((group) => group.eligible(zone).dnsHealthy).filter((is) => is !== undefined);
  return judged.length > 0 && judged.every(Boolean);
}

function groupsOf(
  loadBalancer: CompiledLoadBalancer,
  table: CompiledTable,
  groups: TargetGroups,
  known: Known | undefined,
): TargetGroup[] {
  if (known?.loadBalancer === loadBalancer) return known.groups.flatMap(({ arn }) => groups.get(arn) ?? []);
  const rules = [...table.listeners.values()]
    .filter((listener) => listener.loadBalancer.arn === loadBalancer.arn)
    .flatMap((listener) => listener.rules);
  const arns = new Set(rules.flatMap((rule) => rule.groups.map(({ arn }) => arn)));
  return [...arns].flatMap((arn) => groups.get(arn) ?? []);
}
