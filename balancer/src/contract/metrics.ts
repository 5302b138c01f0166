// The metrics of AWS/ApplicationELB and AWS/NetworkELB: the unit of each, and the sets of dimensions that it comes with.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
// Left out, because what they count never occurs here: ELBAuth* and JWT* (those actions are refused), PeakLCUs and
// ReservedLCUs (no capacity is reserved), TargetControl* (target optimizer), ZonalShiftedHostCount,
// BYoIPUtilPercentage, LowReputation*.

export type MetricDimension = 'LoadBalancer' | 'TargetGroup' | 'AvailabilityZone';

export interface MetricDefinition {
  readonly unit: 'Count' | 'Seconds' | 'Bytes';
  /** The first is the broadest. */
  readonly dimensions: readonly (readonly MetricDimension[])[];
  /** Each zone reports its part of one observation: across zones they are summed, not counted as several. */
  readonly parts?: true;
}

const balancer = ['LoadBalancer'] as const;
const balancerZone = ['LoadBalancer', 'AvailabilityZone'] as const;
const group = ['LoadBalancer', 'TargetGroup'] as const;
const groupZone = ['LoadBalancer', 'TargetGroup', 'AvailabilityZone'] as const;
const groupAlone = ['TargetGroup'] as const;
const groupAloneZone = ['TargetGroup', 'AvailabilityZone'] as const;

const ofBalancer = { unit: 'Count', dimensions: [balancer, balancerZone] } as const;
const ofEither = { unit: 'Count', dimensions: [balancer, balancerZone, group, groupZone] } as const;
const ofGroup = { unit: 'Count', dimensions: [group, groupZone] } as const;
const hosts = { ...ofGroup, parts: true } as const;

export const applicationElbMetrics = {
  ActiveConnectionCount: ofBalancer,
  ClientTLSNegotiationErrorCount: ofBalancer,
  ConsumedLCUs: { unit: 'Count', dimensions: [balancer] },
  DesyncMitigationMode_NonCompliant_Request_Count: ofBalancer,
  DroppedInvalidHeaderRequestCount: { unit: 'Count', dimensions: [balancerZone] },
  ForwardedInvalidHeaderRequestCount: { unit: 'Count', dimensions: [balancerZone] },
  GrpcRequestCount: { unit: 'Count', dimensions: [group, groupZone, groupAlone, groupAloneZone] },
  HTTP_Fixed_Response_Count: ofBalancer,
  HTTP_Redirect_Count: ofBalancer,
  HTTP_Redirect_Url_Limit_Exceeded_Count: ofBalancer,
  HTTPCode_ELB_3XX_Count: ofBalancer,
  HTTPCode_ELB_4XX_Count: ofBalancer,
  HTTPCode_ELB_5XX_Count: ofBalancer,
  HTTPCode_ELB_500_Count: ofBalancer,
  HTTPCode_ELB_502_Count: ofBalancer,
  HTTPCode_ELB_503_Count: ofBalancer,
  HTTPCode_ELB_504_Count: ofBalancer,
  IPv6ProcessedBytes: { ...ofBalancer, unit: 'Bytes' },
  IPv6RequestCount: ofBalancer,
  NewConnectionCount: ofBalancer,
  NonStickyRequestCount: ofBalancer,
  ProcessedBytes: { ...ofBalancer, unit: 'Bytes' },
  RejectedConnectionCount: ofBalancer,
  RequestCount: ofEither,
  RuleEvaluations: { unit: 'Count', dimensions: [balancer] },

  AnomalousHostCount: hosts,
  HealthyHostCount: hosts,
  HTTPCode_Target_2XX_Count: ofEither,
  HTTPCode_Target_3XX_Count: ofEither,
  HTTPCode_Target_4XX_Count: ofEither,
  HTTPCode_Target_5XX_Count: ofEither,
  MitigatedHostCount: hosts,
  RequestCountPerTarget: { unit: 'Count', dimensions: [groupAlone, groupAloneZone, group, groupZone] },
  TargetConnectionErrorCount: ofEither,
  TargetResponseTime: { ...ofEither, unit: 'Seconds' },
  TargetTLSNegotiationErrorCount: ofEither,
  UnHealthyHostCount: hosts,

  HealthyStateDNS: hosts,
  HealthyStateRouting: hosts,
  UnhealthyRoutingRequestCount: ofGroup,
  UnhealthyStateDNS: hosts,
  UnhealthyStateRouting: hosts,

  LambdaInternalError: { unit: 'Count', dimensions: [group, groupAlone] },
  LambdaTargetProcessedBytes: { unit: 'Bytes', dimensions: [balancer] },
  LambdaUserError: { unit: 'Count', dimensions: [group, groupAlone] },
} as const satisfies Record<string, MetricDefinition>;

/**
 * Those that only network load balancers have; ClientTLSNegotiationErrorCount, ConsumedLCUs, HealthyHostCount,
 * ProcessedBytes and UnHealthyHostCount are the same for both. Left out: packets and peaks, which sockets do not show.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
 */
export const networkElbMetrics = {
  ActiveFlowCount: ofBalancer,
  ActiveFlowCount_TCP: ofBalancer,
  ActiveFlowCount_TLS: ofBalancer,
  ActiveFlowCount_UDP: ofBalancer,
  NewFlowCount: ofBalancer,
  NewFlowCount_TCP: ofBalancer,
  NewFlowCount_TLS: ofBalancer,
  NewFlowCount_UDP: ofBalancer,
  PortAllocationErrorCount: ofBalancer,
  ProcessedBytes_TCP: { ...ofBalancer, unit: 'Bytes' },
  ProcessedBytes_TLS: { ...ofBalancer, unit: 'Bytes' },
  ProcessedBytes_UDP: { ...ofBalancer, unit: 'Bytes' },
  RejectedFlowCount: ofBalancer,
  RejectedFlowCount_TCP: ofBalancer,
  TCP_Client_Reset_Count: ofBalancer,
  TCP_ELB_Reset_Count: ofBalancer,
  TCP_Target_Reset_Count: ofBalancer,
} as const satisfies Record<string, MetricDefinition>;

const metrics = { ...applicationElbMetrics, ...networkElbMetrics };

export type MetricName = keyof typeof metrics;

export function metricDefinition(name: MetricName): MetricDefinition {
  return metrics[name];
}

/** Whether it is reported how often each of its values occurred. */
export const hasPercentiles = (name: MetricName): boolean => name === 'TargetResponseTime';
