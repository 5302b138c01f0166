// An internet-facing application load balancer over the public subnets.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
import { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { LogBucket } from './log-bucket.ts';

export interface LoadBalancerProps {
  readonly subnets: string[];
  readonly securityGroup: string;
  readonly logs: LogBucket;
}

export class LoadBalancer extends Construct {
  readonly arn: string;
  readonly fullName: string;
  readonly dnsName: string;

  constructor(scope: Construct, id: string, { subnets, securityGroup, logs }: LoadBalancerProps) {
    super(scope, id);
    const loadBalancer = new CfnLoadBalancer(this, 'Resource', {
      type: 'application',
      scheme: 'internet-facing',
      ipAddressType: 'ipv4',
      subnets,
      securityGroups: [securityGroup],
      loadBalancerAttributes: [
        { key: 'access_logs.s3.enabled', value: 'true' },
        { key: 'access_logs.s3.bucket', value: logs.name },
        { key: 'access_logs.s3.prefix', value: 'load-balancer' },
        // The service keeps connections open longer than this, so the load balancer is always the one that closes them.
        { key: 'idle_timeout.timeout_seconds', value: '60' },
        { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
      ],
    });
    loadBalancer.addResourceDependency(logs.policy);
    this.arn = loadBalancer.ref;
    this.fullName = loadBalancer.attrLoadBalancerFullName;
    this.dnsName = loadBalancer.attrDnsName;
  }
}
