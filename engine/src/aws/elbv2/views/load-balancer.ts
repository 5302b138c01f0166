// A load balancer as the API returns it.
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { listenersOf } from '../find.ts';
import { dnsName } from '../listeners/host-ports.ts';
import { type Binding, isBalanced, type LoadBalancerRecord } from '../state.ts';

export function loadBalancerView(record: LoadBalancerRecord, state: Reader): LoadBalancer {
  return {
    LoadBalancerArn: record.arn,
    DNSName: dnsName(record, parseArn(record.arn)?.region ?? '', state),
    CanonicalHostedZoneId: canonicalHostedZoneId(record),
    CreatedTime: new Date(record.createdAt),
    LoadBalancerName: record.name,
    Scheme: record.scheme,
    VpcId: record.vpcId,
    State: stateView(record, state),
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

/** Those of us-east-1: alias records name them, in any region. */
function canonicalHostedZoneId({ type }: LoadBalancerRecord): string {
  return type === 'network' ? 'Z26RNL4JYFTOTI' : 'Z35SXDOTRQ7X7K';
}

/** The state's reason tells users when a load balancer does less than it appears to. */
function stateView(record: LoadBalancerRecord, state: Reader): LoadBalancer['State'] {
  if (record.state === 'provisioning') return { Code: 'provisioning' };
  if (!isBalanced(record)) {
    return {
      Code: 'active_impaired',
      Reason: `Recorded only: load balancers of type ${record.type} are not simulated, and nothing listens`,
    };
  }
  const reasons = [
    problemOf('Its name', record.reservation),
    ...listenersOf(record.arn, state).map(({ port, binding }) =>
      problemOf(`Listener on port ${port}`, binding),
    ),
  ].filter((reason) => reason !== undefined);
  return reasons.length > 0 ? { Code: 'active_impaired', Reason: reasons[0] } : { Code: 'active' };
}

function problemOf(what: string, binding: Binding | undefined): string | undefined {
  if (binding?.error) return `${what}: ${binding.error}`;
  if (binding?.preferredHostPort === undefined) return undefined;
  return `${what}: another program has taken its port ${binding.preferredHostPort}, so that it has port ${binding.hostPort} until the engine is started while port ${binding.preferredHostPort} is free`;
}
