// Records as the API shows them.
import type { Listener, LoadBalancer, Rule, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import { parseArn } from '../../kernel/arn.ts';
import type { Reader } from '../../kernel/table.ts';
import { defaultRule, listenersOf, usersOfGroup } from './find.ts';
import { dnsName } from './host-ports.ts';
import type { ListenerRecord, LoadBalancerRecord, RuleRecord, TargetGroupRecord } from './state.ts';

export function shownLoadBalancer(record: LoadBalancerRecord, state: Reader): LoadBalancer {
  return {
    LoadBalancerArn: record.arn,
    DNSName: dnsName(record, parseArn(record.arn)?.region ?? '', state),
    // The hosted zone of us-east-1: nothing here looks at it, and templates pass it on.
    CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
    CreatedTime: new Date(record.createdAt),
    LoadBalancerName: record.name,
    Scheme: record.scheme,
    VpcId: record.vpcId,
    State: shownState(record, state),
    Type: record.type,
    AvailabilityZones: record.subnets.map(({ subnetId, zone }) => ({
      ZoneName: zone,
      SubnetId: subnetId,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: record.type === 'gateway' ? undefined : [...record.securityGroups],
    IpAddressType: record.ipAddressType as LoadBalancer['IpAddressType'],
  };
}

/** A state with a reason is how a load balancer says aloud that it does less than it seems to. */
function shownState(record: LoadBalancerRecord, state: Reader): LoadBalancer['State'] {
  if (record.state === 'provisioning') return { Code: 'provisioning' };
  if (record.type !== 'application') {
    return {
      Code: 'active_impaired',
      Reason: `Recorded only: load balancers of type ${record.type} are not simulated, and nothing listens`,
    };
  }
  const failed = listenersOf(record.arn, state).find((listener) => listener.binding?.error);
  if (!failed) return { Code: 'active' };
  return { Code: 'active_impaired', Reason: `Listener on port ${failed.port}: ${failed.binding?.error}` };
}

export function shownListener(record: ListenerRecord, state: Reader): Listener {
  const [first] = record.certificates;
  return {
    ListenerArn: record.arn,
    LoadBalancerArn: record.loadBalancerArn,
    Port: record.port,
    Protocol: record.protocol as Listener['Protocol'],
    Certificates: first ? [{ CertificateArn: first }] : undefined,
    SslPolicy: record.sslPolicy,
    AlpnPolicy: record.alpnPolicy && [...record.alpnPolicy],
    DefaultActions: [...defaultRule(record.arn, state).actions],
    MutualAuthentication: record.protocol === 'HTTPS' ? shownMutualAuthentication(record) : undefined,
  };
}

function shownMutualAuthentication({
  mutualAuthentication,
}: ListenerRecord): Listener['MutualAuthentication'] {
  if (!mutualAuthentication) return { Mode: 'off' };
  const { mode, trustStoreArn, ignoreExpiry, advertiseCaNames } = mutualAuthentication;
  if (mode === 'passthrough') return { Mode: mode };
  return {
    Mode: mode,
    TrustStoreArn: trustStoreArn,
    IgnoreClientCertificateExpiry: ignoreExpiry,
    AdvertiseTrustStoreCaNames: advertiseCaNames ? 'on' : 'off',
  };
}

export function shownRule(record: RuleRecord): Rule {
  return {
    RuleArn: record.arn,
    Priority: String(record.priority),
    Conditions: [...record.conditions],
    Actions: [...record.actions],
    IsDefault: record.priority === 'default',
    Transforms: [...record.transforms],
  };
}

export function shownTargetGroup(record: TargetGroupRecord, state: Reader): TargetGroup {
  const { healthCheck } = record;
  const isFunction = record.targetType === 'lambda';
  return {
    TargetGroupArn: record.arn,
    TargetGroupName: record.name,
    ...(!isFunction && {
      Protocol: record.protocol as TargetGroup['Protocol'],
      Port: record.port,
      VpcId: record.vpcId,
      HealthCheckProtocol: healthCheck.protocol as TargetGroup['HealthCheckProtocol'],
      HealthCheckPort: healthCheck.port,
    }),
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    HealthCheckPath: healthCheck.path,
    Matcher: healthCheck.matcher,
    LoadBalancerArns: usersOfGroup(record.arn, state).map((user) => user.arn),
    TargetType: record.targetType,
    ProtocolVersion: record.protocolVersion,
    IpAddressType: record.ipAddressType as TargetGroup['IpAddressType'],
  };
}
