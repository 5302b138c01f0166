// The load balancer's security group. It admits anyone to the listeners' ports, and lets the load balancer reach only the
// service's port inside the VPC.
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface LoadBalancerSecurityGroupProps {
  readonly vpc: string;
  readonly vpcCidr: string;
  /** The port of tasks. */
  readonly port: number;
  /** The condition that holds when there is a certificate. */
  readonly https: string;
}

export class LoadBalancerSecurityGroup extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { vpc, vpcCidr, port, https }: LoadBalancerSecurityGroupProps) {
    super(scope, id);
    const group = new CfnSecurityGroup(this, 'Resource', {
      groupDescription: 'The load balancer: HTTP and HTTPS from anywhere.',
      vpcId: vpc,
      securityGroupIngress: [
        {
          cidrIp: '0.0.0.0/0',
          ipProtocol: 'tcp',
          fromPort: 80,
          toPort: 80,
          description: 'HTTP from anywhere.',
        },
        Fn.conditionIf(
          https,
          {
            CidrIp: '0.0.0.0/0',
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            Description: 'HTTPS from anywhere.',
          },
          { Ref: 'AWS::NoValue' },
        ),
      ],
      securityGroupEgress: [
        {
          // The VPC rather than the tasks' group, which refers to this one: stacks must not depend on each other in a circle.
          cidrIp: vpcCidr,
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          description: 'Requests and health checks to tasks.',
        },
      ],
    });
    acknowledge(group, {
      'AwsSolutions-EC23':
        'The one public entry of an internet-facing service: it is meant to be reached by anyone.',
    });
    this.id = group.attrGroupId;
  }
}
