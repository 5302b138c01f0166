// The load balancer's configuration as data: an immutable table. Every value survives structured cloning.
import type { Action, RuleCondition, RuleTransform } from './rule.ts';

export interface RoutingTable {
  /** Increases with each table; a late table with a lower version is ignored. */
  readonly version: number;
  readonly loadBalancers: readonly BalancedLoadBalancer[];
  readonly targetGroups: readonly BalancedTargetGroup[];
  /** Beside the load balancers: none when absent. */
  readonly forwards?: readonly Forward[];
}

/** An address of loopback whose connections to a port are passed on to where that really listens. */
export interface Forward {
  /** For people: what it is for. */
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** They take turns. */
  readonly endpoints: readonly { readonly host: string; readonly port: number }[];
}

export interface BalancedLoadBalancer {
  readonly arn: string;
  /** Forwards connections and datagrams, and reads none of them; absent for an application load balancer. */
  readonly type?: 'network';
  /** `app/<name>/<16 hex>` or `net/<name>/<16 hex>`: the LoadBalancer dimension. */
  readonly fullName: string;
  /** LoadBalancerAttributes by key, defaults filled in, for example `idle_timeout.timeout_seconds`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly availabilityZones: readonly string[];
  /** The zone whose node clients do not find in DNS, because traffic is shifted away from it. */
  readonly shiftedFrom?: string;
  readonly listeners: readonly BalancedListener[];
  /**
   * Ports of this machine to try in order, for the one that the load balancer's name leads to: to its listener on port 80,
   * else to its first. Bound even while there is no listener, and reported as `ReservationReport.hostPort`. When absent,
   * nothing is reserved, and each listener has a port of its own.
   */
  readonly hostPorts?: readonly number[];
}

export type ListenerProtocol = 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP';

export interface BalancedListener {
  readonly arn: string;
  readonly protocol: ListenerProtocol;
  /** The port that the listener has on AWS. */
  readonly port: number;
  /**
   * Ports of this machine to try in order; the first free one is bound, and reported as `ListenerReport.hostPort`. Not
   * used on port 80 of a load balancer that has a port reserved, which is then the listener's.
   */
  readonly hostPorts: readonly number[];
  /** ListenerAttributes by key. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The first is the default; more by SNI. PEM texts. */
  readonly certificates: readonly {
    readonly arn: string;
    readonly chain: string;
    readonly privateKey: string;
  }[];
  /** TLS only: `None` when absent. */
  readonly alpnPolicy?: string;
  /** Only for HTTPS and TLS. */
  readonly securityPolicy?: {
    /** For example `ELBSecurityPolicy-2016-08`. */
    readonly name: string;
    /** `TLSv1`, `TLSv1.1`, `TLSv1.2`, `TLSv1.3`: the accepted ones, oldest first, without gaps. */
    readonly protocols: readonly string[];
    /** OpenSSL's names, the most preferred first. */
    readonly ciphers: readonly string[];
  };
  /** Client certificates: absent when mode is off. */
  readonly clientCertificates?: {
    readonly mode: 'passthrough' | 'verify';
    /** PEM; verify only. Each revocation is one CRL. */
    readonly trustStore?: {
      readonly arn: string;
      readonly caBundle: string;
      readonly revocations: readonly string[];
    };
    readonly ignoreExpiry: boolean;
    readonly advertiseCaNames: boolean;
  };
  /** In order of priority; the last is the default rule, with no condition. Only implemented actions occur. */
  readonly rules: readonly BalancedRule[];
}

export interface BalancedRule {
  readonly arn: string;
  /** Default rule: 0, as in the access log. */
  readonly priority: number;
  readonly conditions: readonly RuleCondition[];
  readonly actions: readonly Action[];
  readonly transforms: readonly RuleTransform[];
}

export interface BalancedTargetGroup {
  readonly arn: string;
  /** `targetgroup/<name>/<16 hex>`: the TargetGroup dimension. */
  readonly fullName: string;
  /** Its target is a function, which is invoked; absent for targets that are connected to. */
  readonly targetType?: 'lambda';
  readonly protocol: ListenerProtocol;
  readonly protocolVersion: 'HTTP1' | 'HTTP2' | 'GRPC';
  /** TargetGroupAttributes by key, defaults filled in. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly healthCheck: {
    /** Only functions go without checks: they count as healthy. */
    readonly disabled?: true;
    readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
    readonly path: string;
    readonly intervalMs: number;
    /**
     * When shorter waits are asked for: how soon after a check that did not make a new target healthy, or that an
     * unhealthy target passed, it is repeated. A repetition that a new target fails counts towards no threshold.
     */
    readonly confirmMs?: number;
    readonly timeoutMs: number;
    readonly healthyThreshold: number;
    readonly unhealthyThreshold: number;
    /** For example `200`, `200-299` or `200,202`; gRPC codes for GRPC. */
    readonly matcher: string;
  };
  readonly targets: readonly BalancedTarget[];
}

export interface BalancedTarget {
  /** As registered: an IP address, an instance id or a function's ARN. */
  readonly id: string;
  /** The private address, when `id` is not one: for an instance. */
  readonly address?: string;
  readonly port: number;
  readonly availabilityZone: string;
  /** Traffic is shifted away from its zone: it gets no new requests, and is checked all the same. */
  readonly isShifted?: true;
  /** Where it really listens on this machine; when absent, connecting to it fails. */
  readonly endpoint?: { readonly host: string; readonly port: number };
  /** The port of health checks, as AWS has it, when not the traffic port. */
  readonly healthPort?: number;
  /** Where health checks go when not the traffic port. */
  readonly healthEndpoint?: { readonly host: string; readonly port: number };
  /** Milliseconds since the epoch. */
  readonly registeredAt: number;
  /**
   * Set while draining: it gets no new requests, and those in flight are cut at this time (502). Connections through a
   * network load balancer are closed then only if `deregistration_delay.connection_termination.enabled` is true.
   */
  readonly drainUntil?: number;
}
