// The zones whose load balancer nodes clients find in DNS: a zone leaves while its targets are below the threshold for
// DNS failover, unless that is so in every zone. What AWS's DNS takes up to a minute for (its time to live) is at once.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-health-considerations
import type { CompiledLoadBalancer, CompiledTable } from '../routing/compiled-table.ts';
import type { TargetGroup } from './target-group.ts';
import type { TargetGroups } from './target-groups.ts';

interface Known {
  readonly table: CompiledTable;
  readonly groups: readonly TargetGroup[];
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

  of(
    { arn, availabilityZones, shiftedFrom, isNetwork }: CompiledLoadBalancer,
    table: CompiledTable,
  ): readonly string[] {
    const known = this.#known.get(arn);
    const groups = known?.table === table ? known.groups : groupsOf(arn, table, this.#groups);
    const revision = groups.reduce((sum, group) => sum + group.revision, 0);
    if (known?.table === table && known.revision === revision) return known.zones;
    const left = availabilityZones.filter((zone) => zone !== shiftedFrom);
    const found = zonesInDns(left, groups, isNetwork);
    this.#known.set(arn, { table, groups, revision, zones: found });
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

function groupsOf(loadBalancerArn: string, table: CompiledTable, groups: TargetGroups): TargetGroup[] {
  const rules = [...table.listeners.values()]
    .filter(({ loadBalancer }) => loadBalancer.arn === loadBalancerArn)
    .flatMap((listener) => listener.rules);
  const arns = new Set(rules.flatMap((rule) => rule.groups.map(({ arn }) => arn)));
  return [...arns].flatMap((arn) => groups.get(arn) ?? []);
}
