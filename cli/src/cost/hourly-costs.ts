// What AWS charges for by the hour, used or not, among the resources of a template. It names what; prices change by region
// and date, so they are not given here.

interface Charged {
  readonly type: string;
  readonly what: string;
  readonly why: string;
}

const charged: readonly Charged[] = [
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    what: 'Load balancer',
    why: 'each hour, and by what passes through it (LCU); a public IPv4 address for each zone',
  },
  {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    what: 'EC2 instances of the Auto Scaling group',
    why: 'as many as run, with their EBS volumes and public IPv4 addresses',
  },
  { type: 'AWS::EC2::Instance', what: 'EC2 instance', why: 'each hour that it runs, with its EBS volume' },
  {
    type: 'AWS::EC2::NatGateway',
    what: 'NAT gateway',
    why: 'each hour, and by gigabyte; a public IPv4 address',
  },
  { type: 'AWS::EC2::EIP', what: 'Elastic IP address', why: 'each hour, in use or not' },
  {
    type: 'AWS::EC2::VPCEndpoint',
    what: 'Interface endpoint',
    why: 'each hour and zone; gateway endpoints are free',
  },
  { type: 'AWS::RDS::DBInstance', what: 'RDS instance', why: 'each hour, with its storage' },
  { type: 'AWS::RDS::DBCluster', what: 'RDS cluster', why: 'by its instances or capacity units' },
  { type: 'AWS::ElastiCache::ReplicationGroup', what: 'ElastiCache nodes', why: 'each node and hour' },
  { type: 'AWS::ElastiCache::CacheCluster', what: 'ElastiCache nodes', why: 'each node and hour' },
  { type: 'AWS::OpenSearchService::Domain', what: 'OpenSearch domain', why: 'each instance and hour' },
  { type: 'AWS::MSK::Cluster', what: 'Kafka cluster', why: 'each broker and hour' },
  { type: 'AWS::EKS::Cluster', what: 'EKS cluster', why: 'each hour' },
  { type: 'AWS::EFS::FileSystem', what: 'EFS file system', why: 'by gigabyte and month' },
  { type: 'AWS::KMS::Key', what: 'KMS key', why: 'each month' },
];

/** Fargate charges tasks; on EC2 the instances are charged. */
const fargate: Charged = {
  type: 'AWS::ECS::Service',
  what: 'Fargate tasks',
  why: 'vCPU and memory of each task that runs',
};

export interface Cost {
  readonly what: string;
  readonly why: string;
}

/** @param templates texts of templates, JSON or YAML */
export function hourlyCosts(templates: readonly string[]): Cost[] {
  const counts = typeCounts(templates);
  const isFargate = templates.some((text) => /\bFARGATE\b/.test(text));
  return [...charged, ...(isFargate ? [fargate] : [])].flatMap(({ type, what, why }) => {
    const count = counts.get(type) ?? 0;
    return count > 0 ? [{ what: count > 1 ? `${what} (${count})` : what, why }] : [];
  });
}

/** How many resources of each type the texts have. */
export function typeCounts(templates: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of templates) {
    for (const [, type = ''] of text.matchAll(/"?\bType"?\s*:\s*["']?((?:AWS|Custom)::[\w:]+)/g)) {
      // Parameters have types of this form, too.
      if (!/^AWS::SSM::Parameter::Value$|::(Id|KeyName|GroupName|Name)$/.test(type))
        counts.set(type, (counts.get(type) ?? 0) + 1);
    }
  }
  return counts;
}
