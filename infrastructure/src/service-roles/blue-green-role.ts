// The role with which ECS registers targets and moves the rule's weights in a blue/green deployment.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { trustUnconditionally } from '../policy-document.ts';

export class BlueGreenRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: 'ECS, deploying: registers targets and moves the weights of the production rule.',
      assumeRolePolicyDocument: trustUnconditionally('ecs.amazonaws.com'),
      managedPolicyArns: [
        Fn.sub('arn:${AWS::Partition}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers'),
      ],
    });
    acknowledge(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers]':
        'The policy that ECS documents for this role and extends when its deployments need more. Only ECS can assume it.',
    });
    this.arn = role.attrArn;
  }
}
