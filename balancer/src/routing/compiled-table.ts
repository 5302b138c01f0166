// The routing table made ready for requests: what would be parsed at each request is parsed once a table.

import type {
  BalancedListener,
  BalancedLoadBalancer,
  BalancedRule,
  RoutingTable,
} from '../contract/routing-table.ts';
import type { Action } from '../contract/rule.ts';
import type { Header } from '../message/headers.ts';
import { type Condition, compileCondition } from './conditions.ts';
import { UnusableExpression } from './expression.ts';
import { forwardedFields, replacedFields } from './listener-fields.ts';
import { type ResponseChange, responseChange } from './response-change.ts';
import { type CompiledTransforms, compileTransforms } from './transforms.ts';

export interface CompiledTable {
  readonly version: number;
  /** By listener ARN. */
  readonly listeners: ReadonlyMap<string, CompiledListener>;
  /** By load balancer ARN: the ports to try for its name. */
  readonly reservations: ReadonlyMap<string, readonly number[]>;
  /** Target groups that some action names: only these are health-checked. */
  readonly usedTargetGroups: ReadonlySet<string>;
}

export interface CompiledListener {
  readonly listener: BalancedListener;
  readonly loadBalancer: CompiledLoadBalancer;
  readonly rules: readonly CompiledRule[];
  /** What the listener's attributes do to responses. */
  readonly changeResponse: ResponseChange;
  /** Keys of request fields that the balancer replaces or drops, whatever the client sent. */
  readonly replacedFields: ReadonlySet<string>;
  /** Fields that every request to a target gets. */
  readonly forwardedFields: readonly Header[];
}

export interface CompiledLoadBalancer {
  readonly arn: string;
  readonly isNetwork: boolean;
  readonly fullName: string;
  readonly availabilityZones: readonly string[];
  readonly shiftedFrom?: string;
  readonly idleTimeoutMs: number;
  readonly clientKeepAliveMs: number;
  readonly http2: boolean;
  readonly dropInvalidHeaderFields: boolean;
  readonly desyncMode: string;
  readonly preserveHostHeader: boolean;
  readonly xffMode: string;
  readonly xffClientPort: boolean;
  readonly tlsHeaders: boolean;
  readonly accessLogs: boolean;
  readonly healthCheckLogs: boolean;
  readonly connectionLogs: boolean;
}

export interface CompiledRule {
  readonly rule: BalancedRule;
  readonly conditions: readonly Condition[];
  /** The one action of forward, redirect or fixed-response, which is the last. */
  readonly action: Action;
  readonly groups: readonly WeightedGroup[];
  readonly groupStickinessSeconds: number | undefined;
  readonly transforms: CompiledTransforms | undefined;
}

export interface WeightedGroup {
  readonly arn: string;
  readonly weight: number;
}

/** @param log called with what a rule cannot do here, which the API would have refused */
export function compileTable(table: RoutingTable, log: (line: string) => void = () => {}): CompiledTable {
  const listeners = new Map<string, CompiledListener>();
  const usedTargetGroups = new Set<string>();
  for (const source of table.loadBalancers)
    for (const compiled of listenersOf(source, log)) {
      listeners.set(compiled.listener.arn, compiled);
      for (const rule of compiled.rules) for (const group of rule.groups) usedTargetGroups.add(group.arn);
    }
  const reservations = new Map(
    table.loadBalancers.flatMap(({ arn, hostPorts }) => (hostPorts ? [[arn, hostPorts] as const] : [])),
  );
  return { version: table.version, listeners, reservations, usedTargetGroups };
}

/** Where tables stay in one thread, what has not changed in them is the same object, and is compiled once. */
const compiledListeners = new WeakMap<BalancedLoadBalancer, readonly CompiledListener[]>();

function listenersOf(source: BalancedLoadBalancer, log: (line: string) => void): readonly CompiledListener[] {
  const known = compiledListeners.get(source);
  if (known) return known;
  const loadBalancer = compileLoadBalancer(source);
  const compiled = source.listeners.map((listener) => ({
    listener,
    loadBalancer,
    rules: listener.rules.map((rule) => compileRule(rule, log)),
    changeResponse: responseChange(listener.attributes),
    replacedFields: replacedFields(listener.attributes, loadBalancer.tlsHeaders),
    forwardedFields: forwardedFields(listener),
  }));
  compiledListeners.set(source, compiled);
  return compiled;
}

function compileLoadBalancer(source: BalancedLoadBalancer): CompiledLoadBalancer {
  const { attributes } = source;
  return {
    arn: source.arn,
    isNetwork: source.type === 'network',
    fullName: source.fullName,
    availabilityZones: source.availabilityZones,
    ...(source.shiftedFrom !== undefined && { shiftedFrom: source.shiftedFrom }),
    idleTimeoutMs: 1000 * Number(attributes['idle_timeout.timeout_seconds'] ?? 60),
    clientKeepAliveMs: 1000 * Number(attributes['client_keep_alive.seconds'] ?? 3600),
    http2: attributes['routing.http2.enabled'] !== 'false',
    dropInvalidHeaderFields: attributes['routing.http.drop_invalid_header_fields.enabled'] === 'true',
    desyncMode: attributes['routing.http.desync_mitigation_mode'] ?? 'defensive',
    preserveHostHeader: attributes['routing.http.preserve_host_header.enabled'] === 'true',
    xffMode: attributes['routing.http.xff_header_processing.mode'] ?? 'append',
    xffClientPort: attributes['routing.http.xff_client_port.enabled'] === 'true',
    tlsHeaders: attributes['routing.http.x_amzn_tls_version_and_cipher_suite.enabled'] === 'true',
    accessLogs: attributes['access_logs.s3.enabled'] === 'true',
    healthCheckLogs: attributes['health_check_logs.s3.enabled'] === 'true',
    connectionLogs: attributes['connection_logs.s3.enabled'] === 'true',
  };
}

function compileRule(rule: BalancedRule, log: (line: string) => void): CompiledRule {
  try {
    return compiledRule(rule);
  } catch (error) {
    if (!(error instanceof UnusableExpression)) throw error;
    // One rule, stored before such expressions were refused, must not keep the table from being used.
    log(`Rule ${rule.arn} matches nothing: a regular expression in it cannot be used: ${error.message}`);
    return { ...compiledRule({ ...rule, conditions: [], transforms: [] }), conditions: [() => false] };
  }
}

function compiledRule(rule: BalancedRule): CompiledRule {
  const actions = [...rule.actions].sort((a, b) => (a.Order ?? 0) - (b.Order ?? 0));
  const action = actions.at(-1);
  if (!action) throw new Error(`Rule ${rule.arn} has no action.`);
  const stickiness = action.ForwardConfig?.TargetGroupStickinessConfig;
  return {
    rule,
    conditions: rule.conditions.map(compileCondition),
    action,
    groups: action.Type === 'forward' ? forwardGroups(action) : [],
    groupStickinessSeconds: stickiness?.Enabled ? (stickiness.DurationSeconds ?? 0) : undefined,
    transforms: compileTransforms(rule.transforms),
  };
}

function forwardGroups(action: Action): WeightedGroup[] {
  const groups = action.ForwardConfig?.TargetGroups;
  if (groups && groups.length > 0) {
    return groups.map((group) => ({ arn: group.TargetGroupArn ?? '', weight: group.Weight ?? 1 }));
  }
  return action.TargetGroupArn ? [{ arn: action.TargetGroupArn, weight: 1 }] : [];
}
