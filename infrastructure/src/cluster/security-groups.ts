// Who may reach what. Tasks have addresses of their own (awsvpc), so they have a group that admits the load
// balancer's and no other; the instances beneath them admit nobody.
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface SecurityGroupsProps {
  readonly vpc: string;
  readonly loadBalancerSecurityGroup: string;
  /** The port of tasks. */
  readonly port: number;
}

const httpsToAnywhere = (description: string) => ({
  cidrIp: '0.0.0.0/0',
  ipProtocol: 'tcp',
  fromPort: 443,
  toPort: 443,
  description,
});

export class SecurityGroups extends Construct {
  readonly tasks: string;
  readonly instances: string;
  readonly ofInstances: CfnSecurityGroup;

  constructor(scope: Construct, id: string, { vpc, loadBalancerSecurityGroup, port }: SecurityGroupsProps) {
    super(scope, id);
    this.tasks = new CfnSecurityGroup(this, 'Tasks', {
      groupDescription: 'Tasks: requests from the load balancer.',
      vpcId: vpc,
      securityGroupIngress: [
        {
          sourceSecurityGroupId: loadBalancerSecurityGroup,
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          description: 'Requests and health checks from the load balancer.',
        },
      ],
      securityGroupEgress: [httpsToAnywhere('AWS APIs and other services.')],
    }).attrGroupId;
    this.ofInstances = new CfnSecurityGroup(this, 'Instances', {
      groupDescription: 'Container instances: nobody connects to them.',
      vpcId: vpc,
      securityGroupEgress: [httpsToAnywhere('ECS, ECR, CloudWatch Logs and packages.')],
    });
    this.instances = this.ofInstances.attrGroupId;
  }
}
