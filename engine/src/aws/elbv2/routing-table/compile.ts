// Compiles state into the routing table, which holds what the data plane needs and nothing else. Pure.

import type {
  BalancedListener,
  BalancedLoadBalancer,
  BalancedRule,
  BalancedTarget,
  BalancedTargetGroup,
  RoutingTable,
} from '@drydock/balancer';
import type { CertificateMaterial } from '../../../contracts/certificates.ts';
import type { Endpoint } from '../../../contracts/endpoints.ts';
import { withDefaults } from '../attribute-table.ts';
import { groupsOfRule } from '../find.ts';
import { listenerAttributes } from '../listeners/attributes.ts';
import { securityPolicy } from '../listeners/ssl-policies.ts';
import { loadBalancerAttributes } from '../load-balancers/attributes.ts';
import { fullName } from '../names.ts';
import {
  isBalanced,
  type ListenerRecord,
  type LoadBalancerRecord,
  type RevocationRecord,
  type RuleRecord,
  type TargetGroupRecord,
  type TargetRecord,
  type TrustStoreRecord,
} from '../state.ts';
import { attributesOfGroup } from '../target-groups/attributes.ts';
import { isChecked } from '../targets/usage.ts';
import { remembered } from './remembered.ts';

export interface Compiled {
  readonly forwards: NonNullable<RoutingTable['forwards']>;
  readonly loadBalancers: readonly LoadBalancerRecord[];
  readonly listeners: readonly ListenerRecord[];
  readonly rules: readonly RuleRecord[];
  readonly targetGroups: readonly TargetGroupRecord[];
  readonly targets: readonly TargetRecord[];
  readonly trustStores: readonly TrustStoreRecord[];
  readonly revocations: readonly RevocationRecord[];
  /** By load balancer: the zone that its traffic is shifted away from. */
  readonly shiftedFrom: (loadBalancerArn: string) => string | undefined;
  readonly endpointOf: (address: string) => Endpoint | undefined;
  /** Ports to try for a load balancer's name. */
  readonly reservablePorts: (loadBalancer: LoadBalancerRecord) => readonly number[];
  /** Ports of this machine, by whose they are. */
  readonly portOwners: ReadonlyMap<number, string>;
  readonly certificateOf: (arn: string) => CertificateMaterial | undefined;
  /** How long after a check the next one comes that only confirms it; `intervalMs` on AWS. */
  readonly confirmMs: (intervalMs: number) => number;
}

export function compile(state: Compiled, version: number): RoutingTable {
  const balanced = state.loadBalancers.filter(isBalanced);
  const users = usersByGroup(state);
  const rules = Map.groupBy(state.rules, (rule) => rule.listenerArn);
  const zones = zonesByGroup(balanced, state);
  const targets = Map.groupBy(state.targets, (target) => target.targetGroupArn);
  return {
    version,
    ...(state.forwards.length > 0 && { forwards: state.forwards }),
    loadBalancers: balanced.map((loadBalancer) => compileLoadBalancer(loadBalancer, rules, state)),
    targetGroups: state.targetGroups
      .filter((group) => zones.has(group.arn) && isChecked(group))
      .map((group) =>
        compileGroup(
          group,
          {
            zones: zones.get(group.arn)!,
            targets: targets.get(group.arn) ?? [],
            users: users.get(group.arn) ?? [],
          },
          state,
        ),
      ),
  };
}

/** Of each group that a rule forwards to: the zones that are enabled for the load balancer. */
function zonesByGroup(
  loadBalancers: readonly LoadBalancerRecord[],
  state: Compiled,
): ReadonlyMap<string, readonly string[]> {
  const enabled = new Map(loadBalancers.map(({ arn, subnets }) => [arn, subnets.map(({ zone }) => zone)]));
  const served = new Map(
    state.listeners.map(({ arn, loadBalancerArn }) => [arn, enabled.get(loadBalancerArn)] as const),
  );
  return new Map(
    state.rules.flatMap((rule) => {
      const zones = served.get(rule.listenerArn);
      return zones ? groupsOfRule(rule).map((group) => [group, zones] as const) : [];
    }),
  );
}

type RulesByListener = ReadonlyMap<string, readonly RuleRecord[]>;

function compileLoadBalancer(
  loadBalancer: LoadBalancerRecord,
  rules: RulesByListener,
  state: Compiled,
): BalancedLoadBalancer {
  const shiftedFrom = state.shiftedFrom(loadBalancer.arn);
  const hostPorts = state.reservablePorts(loadBalancer);
  const listeners = state.listeners
    .filter((listener) => listener.loadBalancerArn === loadBalancer.arn)
    .map((listener) => ({
      listener,
      rules: rules.get(listener.arn) ?? [],
      hostPorts: hostPortsOf(listener, state),
      certificates: listener.certificates.map((arn) => state.certificateOf(arn)),
    }));
  const inputs = [
    shiftedFrom,
    hostPorts.join(),
    ...listeners.flatMap((each) => [
      each.listener,
      each.hostPorts.join(),
      ...each.certificates,
      ...each.rules,
      ...(each.listener.mutualAuthentication ? [...state.trustStores, ...state.revocations] : []),
    ]),
  ];
  return remembered(loadBalancer, inputs, () => ({
    arn: loadBalancer.arn,
    ...(loadBalancer.type === 'network' && { type: 'network' as const }),
    fullName: fullName(loadBalancer.arn),
    attributes: withDefaults(loadBalancerAttributes(loadBalancer), loadBalancer.attributes),
    availabilityZones: loadBalancer.subnets.map((subnet) => subnet.zone),
    ...(shiftedFrom !== undefined && { shiftedFrom }),
    hostPorts,
    listeners: listeners.map((each) => compileListener(each.listener, each.rules, each.hostPorts, state)),
  }));
}

/** Its previous port comes first, so that its address survives a restart. */
function hostPortsOf(
  { arn, loadBalancerArn, binding, hostPorts }: ListenerRecord,
  state: Compiled,
): number[] {
  const isFree = (port: number) => {
    const owner = state.portOwners.get(port);
    return owner === undefined || owner === arn || owner === loadBalancerArn;
  };
  const { preferredHostPort, hostPort } = binding ?? {};
  return [...new Set([preferredHostPort, hostPort, ...hostPorts])].filter(
    (port) => port !== undefined && isFree(port),
  ) as number[];
}

function compileListener(
  listener: ListenerRecord,
  rules: readonly RuleRecord[],
  hostPorts: readonly number[],
  state: Compiled,
): BalancedListener {
  return {
    arn: listener.arn,
    protocol: listener.protocol as BalancedListener['protocol'],
    ...(listener.alpnPolicy?.[0] && { alpnPolicy: listener.alpnPolicy[0] }),
    port: listener.port,
    hostPorts,
    attributes: withDefaults(listenerAttributes(listener.protocol), listener.attributes),
    certificates: listener.certificates.flatMap((arn) => {
      const material = state.certificateOf(arn);
      return material ? { arn, chain: material.chain, privateKey: material.privateKey } : [];
    }),
    ...securityPolicy(listener.sslPolicy),
    ...clientCertificates(listener, state),
    rules: rules.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).map(compileRule),
  };
}

function clientCertificates(
  { mutualAuthentication }: ListenerRecord,
  state: Compiled,
): Pick<BalancedListener, 'clientCertificates'> {
  if (!mutualAuthentication) return {};
  const { mode, trustStoreArn, ignoreExpiry, advertiseCaNames } = mutualAuthentication;
  const trustStore = state.trustStores.find(({ arn }) => arn === trustStoreArn);
  return {
    clientCertificates: {
      mode,
      ...(trustStore && {
        trustStore: {
          arn: trustStore.arn,
          caBundle: trustStore.caBundle,
          revocations: state.revocations.flatMap((revocation) =>
            revocation.trustStoreArn === trustStore.arn ? revocation.lists : [],
          ),
        },
      }),
      ignoreExpiry,
      advertiseCaNames,
    },
  };
}

const order = ({ priority }: RuleRecord) => (priority === 'default' ? Number.POSITIVE_INFINITY : priority);

function compileRule(rule: RuleRecord): BalancedRule {
  return {
    arn: rule.arn,
    priority: rule.priority === 'default' ? 0 : rule.priority,
    conditions: rule.conditions,
    actions: rule.actions,
    transforms: rule.transforms,
  };
}

interface GroupParts {
  readonly zones: readonly string[];
  readonly targets: readonly TargetRecord[];
  /** The load balancers whose listeners forward to it. */
  readonly users: readonly LoadBalancerRecord[];
}

function compileGroup(
  group: TargetGroupRecord,
  { zones, targets, users }: GroupParts,
  state: Compiled,
): BalancedTargetGroup {
  const { healthCheck: check } = group;
  const crossZone = crossZoneOf(group, users);
  const intervalMs = check.intervalSeconds * 1000;
  const confirmMs = state.confirmMs(intervalMs);
  const shifted = users.flatMap(({ arn }) => state.shiftedFrom(arn) ?? []);
  const reached = targets
    .filter((target) => target.zone === 'all' || zones.includes(target.zone))
    .map((target) => reachedTarget(target, check.port, group.targetType, state));
  const inputs = [
    crossZone,
    confirmMs,
    shifted.join(),
    ...reached.flatMap(({ target, endpoint, healthEndpoint }) => [
      target,
      endpoint?.host,
      endpoint?.port,
      healthEndpoint?.host,
      healthEndpoint?.port,
    ]),
  ];
  return remembered(group, inputs, () => ({
    arn: group.arn,
    fullName: fullName(group.arn),
    ...(group.targetType === 'lambda' && { targetType: 'lambda' as const }),
    protocol: (group.protocol || 'HTTP') as BalancedTargetGroup['protocol'],
    protocolVersion: (group.protocolVersion ?? 'HTTP1') as BalancedTargetGroup['protocolVersion'],
    attributes: {
      ...withDefaults(attributesOfGroup(group), group.attributes),
      ...(crossZone !== undefined && { [crossZoneKey]: crossZone }),
    },
    healthCheck: {
      ...(check.enabled ? {} : { disabled: true as const }),
      protocol: check.protocol as BalancedTargetGroup['healthCheck']['protocol'],
      path: check.path ?? '/',
      intervalMs,
      ...(confirmMs < intervalMs && { confirmMs }),
      timeoutMs: check.timeoutSeconds * 1000,
      healthyThreshold: check.healthyThreshold,
      unhealthyThreshold: check.unhealthyThreshold,
      matcher: check.matcher?.GrpcCode ?? check.matcher?.HttpCode ?? '200',
    },
    targets: reached.map((each) => ({
      ...compileTarget(each),
      ...(shifted.includes(each.target.zone) && { isShifted: true as const }),
    })),
  }));
}

/** By group: the load balancers whose listeners forward to it. */
function usersByGroup(state: Compiled): ReadonlyMap<string, readonly LoadBalancerRecord[]> {
  const balancers = new Map(state.loadBalancers.map((each) => [each.arn, each]));
  const owners = new Map(state.listeners.map((each) => [each.arn, balancers.get(each.loadBalancerArn)]));
  const users = new Map<string, Set<LoadBalancerRecord>>();
  for (const rule of state.rules) {
    const owner = owners.get(rule.listenerArn);
    if (!owner) continue;
    for (const group of groupsOfRule(rule)) {
      const known = users.get(group);
      if (known) known.add(owner);
      else users.set(group, new Set([owner]));
    }
  }
  return new Map(Array.from(users, ([group, own]) => [group, [...own]]));
}

const crossZoneKey = 'load_balancing.cross_zone.enabled';

/** A network load balancer's own setting holds for the groups that have none. */
function crossZoneOf(group: TargetGroupRecord, [user]: readonly LoadBalancerRecord[]): string | undefined {
  const own = group.attributes[crossZoneKey];
  if (group.targetType === 'lambda' || own === 'true' || own === 'false') return undefined;
  return user?.type === 'network' ? (user.attributes[crossZoneKey] ?? 'false') : undefined;
}

interface ReachedTarget {
  readonly target: TargetRecord;
  readonly endpoint: Endpoint | undefined;
  readonly healthPort: number;
  readonly healthEndpoint: Endpoint | undefined;
}

function reachedTarget(
  target: TargetRecord,
  checkPort: string,
  type: TargetGroupRecord['targetType'],
  state: Compiled,
): ReachedTarget {
  const reached = type === 'alb' ? listenerOf : endpointAt;
  const healthPort = checkPort === 'traffic-port' ? target.port : Number(checkPort);
  return {
    target,
    endpoint: reached(target.id, target.port, state),
    healthPort,
    // A health check port that nothing listens on here is left out: the traffic port is used instead.
    healthEndpoint: healthPort === target.port ? undefined : reached(target.id, healthPort, state),
  };
}

function compileTarget({ target, endpoint, healthPort, healthEndpoint }: ReachedTarget): BalancedTarget {
  return {
    id: target.id,
    ...(target.address === undefined ? {} : { address: target.address }),
    port: target.port,
    availabilityZone: target.zone,
    ...(endpoint ? { endpoint } : {}),
    ...(healthPort === target.port ? {} : { healthPort }),
    ...(healthEndpoint ? { healthEndpoint } : {}),
    registeredAt: target.registeredAt,
    ...(target.drainUntil === undefined ? {} : { drainUntil: target.drainUntil }),
  };
}

/** Where an application load balancer listens. */
function listenerOf(loadBalancer: string, port: number, state: Compiled): Endpoint | undefined {
  const listener = state.listeners.find(
    (each) => each.loadBalancerArn === loadBalancer && each.port === port,
  );
  const hostPort = listener?.binding?.hostPort;
  return hostPort === undefined ? undefined : { host: '127.0.0.1', port: hostPort };
}

/** A loopback address is used directly; any other only through the service that owns it. */
function endpointAt(id: string, port: number, state: Compiled): Endpoint | undefined {
  return /^127\.\d+\.\d+\.\d+$/.test(id) ? { host: id, port } : state.endpointOf(`${id}:${port}`);
}
