// What AWS charges for by the hour, used or not, among planned resources: what, its list price where a dated one is at
// hand, and what it depends on.
import type { PlannedResource } from './planned-resources.ts';

/**
 * In dollars, for us-east-1, on demand, on Linux and x86. Read from AWS's pages on 20 September 2026: load balancers
 * (aws.amazon.com/elasticloadbalancing/pricing), NAT gateways (aws.amazon.com/vpc/pricing), vCPUs of Fargate
 * (aws.amazon.com/ecs/pricing, per second). Public addresses and interface endpoints are as of June 2026, memory of Fargate as
 * of March 2026. Others change too often, or with too much, to be listed here.
 */
export const listPricesOf = 'us-east-1, March to September 2026';

interface Charged {
  readonly type: string;
  readonly what: string;
  readonly price?: string;
  readonly why: string;
  /** Not all resources of the type are charged. */
  readonly applies?: (resource: PlannedResource) => boolean;
}

const charged: readonly Charged[] = [
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    what: 'Load balancer',
    price: '$0.0225',
    why: '$0.008 an hour for each LCU in use, $0.005 for the public address in each zone',
    applies: ({ properties, value }) => value(properties.Type) !== 'network',
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    what: 'Network load balancer',
    why: 'each hour, and $0.006 for each NLCU in use; a public address in each zone',
    applies: ({ properties, value }) => value(properties.Type) === 'network',
  },
  {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    what: 'EC2 instances of the Auto Scaling group',
    why: 'as many as run, by their type; EBS volumes; $0.005 for each public address',
  },
  { type: 'AWS::EC2::Instance', what: 'EC2 instance', why: 'by its type, while it runs; its EBS volume' },
  {
    type: 'AWS::EC2::NatGateway',
    what: 'NAT gateway',
    price: '$0.045',
    why: '$0.045 a gigabyte; its public address',
  },
  { type: 'AWS::EC2::EIP', what: 'Elastic IP address', price: '$0.005', why: 'in use or not' },
  {
    type: 'AWS::EC2::VPCEndpoint',
    what: 'Interface endpoint',
    price: '$0.01',
    why: 'in each zone; $0.01 a gigabyte',
    applies: ({ properties, value }) => value(properties.VpcEndpointType) === 'Interface',
  },
  {
    type: 'AWS::ECS::Service',
    what: 'Fargate tasks',
    price: '$0.04048',
    why: 'a vCPU of a task that runs, and $0.004445 a GB of memory',
    applies: ({ properties, value }) =>
      value(properties.LaunchType) === 'FARGATE' ||
      JSON.stringify(properties.CapacityProviderStrategy ?? '').includes('"FARGATE'),
  },
  { type: 'AWS::RDS::DBInstance', what: 'RDS instance', why: 'by its class, with its storage' },
  { type: 'AWS::RDS::DBCluster', what: 'RDS cluster', why: 'by its instances or capacity units' },
  { type: 'AWS::ElastiCache::ReplicationGroup', what: 'ElastiCache nodes', why: 'each node, by its type' },
  { type: 'AWS::ElastiCache::CacheCluster', what: 'ElastiCache nodes', why: 'each node, by its type' },
  { type: 'AWS::OpenSearchService::Domain', what: 'OpenSearch domain', why: 'each instance, by its type' },
  { type: 'AWS::MSK::Cluster', what: 'Kafka cluster', why: 'each broker, by its type' },
  { type: 'AWS::EKS::Cluster', what: 'EKS cluster', why: 'each hour' },
  { type: 'AWS::EFS::FileSystem', what: 'EFS file system', why: 'by gigabyte and month' },
  { type: 'AWS::KMS::Key', what: 'KMS key', why: 'each month' },
];

export interface Cost {
  readonly what: string;
  /** List price of one for an hour, in dollars. */
  readonly price?: string;
  readonly why: string;
}

export function hourlyCosts(resources: readonly PlannedResource[]): Cost[] {
  return charged.flatMap(({ type, what, price, why, applies = () => true }) => {
    const count = resources.filter((each) => each.type === type && applies(each)).length;
    if (count === 0) return [];
    return [{ what: count > 1 ? `${what} (${count})` : what, ...(price && { price }), why }];
  });
}
