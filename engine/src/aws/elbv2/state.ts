// Elastic Load Balancing's records. What the data plane reports (bound ports, probes) is kept beside what users set.
import type {
  Action,
  Matcher,
  RuleCondition,
  RuleTransform,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LogKind } from '@drydock/balancer';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'elbv2/load-balancers': LoadBalancerRecord;
    'elbv2/listeners': ListenerRecord;
    'elbv2/host-ports': HostPortRecord;
    'elbv2/rules': RuleRecord;
    'elbv2/target-groups': TargetGroupRecord;
    'elbv2/trust-stores': TrustStoreRecord;
    'elbv2/trust-store-revocations': RevocationRecord;
    'elbv2/targets': TargetRecord;
    'elbv2/probes': ProbeRecord;
    'elbv2/target-health': TargetHealthRecord;
    'elbv2/balancer': { readonly version: number };
    'elbv2/balancer-thread': { readonly running: false };
    'elbv2/enforcement': { readonly isEnforced: true };
    'elbv2/permits': PermitRecord;
    'elbv2/host-counts': { readonly at: number };
    'elbv2/group-users': { readonly loadBalancers: readonly string[] };
    'elbv2/pending-logs': PendingLog;
  }
}

export type Attributes = Readonly<Record<string, string>>;
export type Tags = Readonly<Record<string, string>>;

export interface LoadBalancerRecord {
  readonly arn: string;
  readonly name: string;
  /** Gateway load balancers are recorded, and say so in their state's reason. */
  readonly type: 'application' | 'network' | 'gateway';
  readonly scheme: 'internet-facing' | 'internal';
  readonly state: 'provisioning' | 'active';
  readonly createdAt: number;
  /** At AWS's pace: how long it is provisioning. */
  readonly provisioningMs?: number;
  readonly vpcId: string;
  readonly subnets: readonly { readonly subnetId: string; readonly zone: string }[];
  readonly securityGroups: readonly string[];
  readonly ipAddressType: string;
  /** Only those that were set; see load-balancers/attributes.ts for the rest. */
  readonly attributes: Attributes;
  readonly tags: Tags;
  /** The port of this machine that its name asks for first. */
  readonly foreseenPort: number;
  /** The data plane's report of the port that its name leads to; absent until it arrives. */
  readonly reservation?: Binding;
}

/** Whether it has sockets of this machine. */
export const isBalanced = ({ type }: Pick<LoadBalancerRecord, 'type'>): boolean => type !== 'gateway';

export interface ListenerRecord {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly protocol: string;
  readonly port: number;
  readonly createdAt: number;
  readonly sslPolicy?: string;
  /** ARNs; the first is the default. */
  readonly certificates: readonly string[];
  readonly alpnPolicy?: readonly string[];
  readonly attributes: Attributes;
  readonly tags: Tags;
  /** Absent when clients are not asked for certificates. */
  readonly mutualAuthentication?: MutualAuthenticationRecord;
  /** Ports of this machine to try, in order. Empty when nothing listens: of a gateway load balancer. */
  readonly hostPorts: readonly number[];
  /** The data plane's report; absent until it arrives. */
  readonly binding?: Binding;
}

export interface Binding {
  readonly hostPort?: number;
  readonly error?: string;
  /** The port that it had before the engine's restart, when another program has it now. The next restart tries it again. */
  readonly preferredHostPort?: number;
}

/** Ports of this machine, of every region: they share it. */
export interface HostPortRecord {
  readonly port: number;
}

export interface MutualAuthenticationRecord {
  readonly mode: 'passthrough' | 'verify';
  /** Always present in mode `verify`. */
  readonly trustStoreArn?: string;
  readonly ignoreExpiry: boolean;
  readonly advertiseCaNames: boolean;
}

export interface RuleRecord {
  readonly arn: string;
  readonly listenerArn: string;
  readonly priority: number | 'default';
  readonly conditions: readonly RuleCondition[];
  readonly actions: readonly Action[];
  readonly transforms: readonly RuleTransform[];
  readonly tags: Tags;
}

export interface HealthCheckSettings {
  readonly enabled: boolean;
  readonly protocol: string;
  /** `traffic-port` or a number. */
  readonly port: string;
  readonly path?: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly matcher?: Matcher;
}

export interface TargetGroupRecord {
  readonly arn: string;
  readonly name: string;
  readonly targetType: 'instance' | 'ip' | 'lambda' | 'alb';
  /** A group of a function has no protocol, port and VPC: these are then empty and 0. */
  readonly protocol: string;
  readonly protocolVersion?: string;
  readonly port: number;
  readonly vpcId: string;
  readonly ipAddressType: string;
  readonly createdAt: number;
  readonly healthCheck: HealthCheckSettings;
  readonly attributes: Attributes;
  readonly tags: Tags;
}

export interface TargetRecord {
  readonly targetGroupArn: string;
  readonly id: string;
  /** The private address of an instance. */
  readonly address?: string;
  readonly port: number;
  /** `all` for an address outside the VPC. */
  readonly zone: string;
  readonly registeredAt: number;
  /** At AWS's pace: when the load balancer begins to check it. Until then the data plane does not know it. */
  readonly heldUntil?: number;
  /** Set while draining: when it is gone. */
  readonly drainUntil?: number;
}

/** Whether security groups let the load balancers of its group reach a target. Only kept where they are enforced. */
export interface PermitRecord {
  /** Which rule is missing; absent where it is reached. */
  readonly reason?: string;
  /** As many checks as make a target unhealthy have had the time to fail. */
  readonly isTimedOut?: true;
}

export interface TargetHealthRecord {
  readonly targetGroupArn: string;
  readonly id: string;
  readonly port: number;
  readonly zone: string;
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining' | 'unavailable';
  readonly reason?: string;
  readonly description?: string;
}

export interface PendingLog {
  readonly kind: LogKind;
  readonly loadBalancerArn: string;
  /** When its first entry came. */
  readonly since: number;
}

export interface TrustStoreRecord {
  readonly arn: string;
  readonly name: string;
  readonly state: 'creating' | 'active';
  readonly createdAt: number;
  /** The uploaded file, unchanged. */
  readonly blob: string;
  /** PEM: what the data plane is given. */
  readonly caBundle: string;
  readonly caCertificates: number;
  /** The next revocation file's id: none is used twice. */
  readonly nextRevocationId: number;
  readonly tags: Tags;
}

export interface RevocationRecord {
  readonly trustStoreArn: string;
  readonly id: number;
  /** The uploaded file, unchanged. */
  readonly blob: string;
  /** PEM, one for each list in the file. */
  readonly lists: readonly string[];
  readonly revokedEntries: number;
}

/** What health checks found, and anomaly detection. */
export interface ProbeRecord extends Pick<TargetHealthRecord, 'state' | 'reason' | 'description'> {
  readonly anomalous?: true;
  readonly mitigated?: true;
}

/** Key: ARN, for these four. */
export const loadBalancers = defineTable('elbv2/load-balancers');
export const listeners = defineTable('elbv2/listeners');
export const rules = defineTable('elbv2/rules');
export const targetGroups = defineTable('elbv2/target-groups');
/** Key: the ARN of the load balancer or listener that has the port. */
export const hostPorts = defineTable('elbv2/host-ports', { global: true });
/** Key: ARN. */
export const trustStores = defineTable('elbv2/trust-stores');
/** Key: see `revocationKey`. */
export const revocations = defineTable('elbv2/trust-store-revocations');
/** Key of these three: see `targetKey`. */
export const targets = defineTable('elbv2/targets');
/** The data plane's latest report. */
export const probes = defineTable('elbv2/probes');
/** The state that users see, from the probe, draining and whether the group is used at all. */
export const targetHealth = defineTable('elbv2/target-health');
/** By `held`: those that nothing checks yet, because registration takes its time. */
export const heldTargets = defineIndex(targets, ({ heldUntil }) =>
  heldUntil === undefined ? undefined : 'held',
);
/** By target group. */
export const targetsByGroup = defineIndex(targets, ({ targetGroupArn }) => targetGroupArn);
/** By target group. */
export const healthByGroup = defineIndex(targetHealth, ({ targetGroupArn }) => targetGroupArn);
/** By listener. */
export const rulesByListener = defineIndex(rules, ({ listenerArn }) => listenerArn);
/** By `initial`: those that have not passed a health check yet. */
export const newTargets = defineIndex(targetHealth, ({ state }) => (state === 'initial' ? state : undefined));
/** Key: `table`. */
export const balancerTable = defineTable('elbv2/balancer');
/** Key: `thread`. There while the data plane is down: nothing is known of any target then. */
export const balancerThread = defineTable('elbv2/balancer-thread');
/** Key: target group ARN. When its hosts were last counted: each minute, so that it is not worth writing. */
export const hostCounts = defineTable('elbv2/host-counts', { volatile: true });
/** Key: target group ARN; there while a rule forwards to it. Kept by rules/store-rule.ts. */
export const groupUsers = defineTable('elbv2/group-users');
/** Key: `logKey`. There while entries of that log wait to be written. */
export const pendingLogs = defineTable('elbv2/pending-logs');
/** Key: `network`; absent unless security groups are enforced. */
export const enforcement = defineTable('elbv2/enforcement');
/** Key: see `targetKey`. */
export const permits = defineTable('elbv2/permits');

export const logKey = (kind: LogKind, loadBalancerArn: string) => `${kind} ${loadBalancerArn}`;

/** `<target group ARN> <id>:<port>`: watchers derive the group from the part before the space. */
export const targetKey = (targetGroupArn: string, id: string, port: number) =>
  `${targetGroupArn} ${id}:${port}`;
export const revocationKey = (trustStoreArn: string, id: number) => `${trustStoreArn} ${id}`;
export const groupOfTargetKey = (key: string) => key.slice(0, key.indexOf(' '));
