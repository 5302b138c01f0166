// What the load balancer reports. Every value survives structured cloning.
import type { MetricDefinition, MetricName } from './metrics.ts';

export interface ListenerReport {
  readonly listenerArn: string;
  /** The port of this machine that was bound; absent when none could be. */
  readonly hostPort?: number;
  readonly error?: string;
}

export interface ReservationReport {
  readonly loadBalancerArn: string;
  /** The port of this machine that its name leads to; absent when none could be bound. */
  readonly hostPort?: number;
  readonly error?: string;
}

export interface TargetHealthReport {
  readonly targetGroupArn: string;
  readonly id: string;
  readonly port: number;
  readonly state: 'initial' | 'healthy' | 'unhealthy';
  /** For example `Target.ResponseCodeMismatch`; absent when healthy. */
  readonly reason?: string;
  readonly description?: string;
  /** It fails markedly more often than its peers; absent when it does not. */
  readonly anomalous?: true;
  /** It is anomalous and therefore gets less traffic than its peers; absent when it gets as much. */
  readonly mitigated?: true;
}

/** The logs that a load balancer writes to S3, each turned on by an attribute of its own (access_logs.s3.enabled …). */
export type LogKind = 'access' | 'connection' | 'health-check';

/** The requests since the last report, while they are watched. Sent with the metrics. */
export interface WatchedRequests {
  readonly to: number;
  /** How many there were; the first 200 of them are in `requests`. */
  readonly seen: number;
  readonly requests: readonly WatchedRequest[];
}

/** As in the access log: times in milliseconds, absent where there is none. */
export interface WatchedRequest {
  readonly at: number;
  readonly createdAt: number;
  /** `app/<name>/<id>`. */
  readonly loadBalancer: string;
  readonly listenerArn: string;
  /** `address:port`, as of the target. */
  readonly client: string;
  readonly target?: string | undefined;
  readonly targetGroupArn?: string | undefined;
  /** 0 for the default rule. */
  readonly rulePriority?: number | undefined;
  /** `forward`, for example. */
  readonly actions?: string | undefined;
  readonly requestProcessingMs?: number | undefined;
  readonly targetProcessingMs?: number | undefined;
  readonly responseProcessingMs?: number | undefined;
  readonly status: string;
  readonly targetStatus?: number | undefined;
  /** What went wrong between the load balancer and the target. */
  readonly failure?: string | undefined;
  /** Only functions have one. */
  readonly errorReason?: string | undefined;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** `METHOD protocol://host:port/uri HTTP/version`. */
  readonly request: string;
  /** `X-Amzn-Trace-Id`. */
  readonly traceId?: string | undefined;
}

/** Metric data since the last report, ready to become AWS/ApplicationELB datapoints. Sent at most once a second. */
export interface TrafficReport {
  readonly from: number;
  readonly to: number;
  readonly metrics: readonly {
    /** For example `RequestCount` or `TargetResponseTime`. */
    readonly name: MetricName;
    /** Dimension values: one datum for each of the metric's dimension sets (metrics.ts) that has a value. */
    readonly dimensions: Readonly<Record<string, string>>;
    readonly unit: MetricDefinition['unit'];
    readonly sum: number;
    readonly count: number;
    readonly min: number;
    readonly max: number;
    /** How often each value occurred, of a metric with percentiles whose values are not all the same. */
    readonly values?: ReadonlyMap<number, number> | undefined;
  }[];
}
