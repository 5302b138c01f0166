// Traffic that security groups rejected, for whoever investigates an attack. Only rejected traffic: accepted requests are
// in the load balancer's access log already, and flow logs of all traffic would cost more than the network.
// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allow, policy, trust } from '../policy-document.ts';

export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, props: { readonly vpc: string }) {
    super(scope, id);
    const group = new CfnLogGroup(this, 'Group', { retentionInDays: 30 });
    const role = new CfnRole(this, 'Role', {
      description: 'VPC Flow Logs: writes rejected traffic to its log group.',
      assumeRolePolicyDocument: trust('vpc-flow-logs.amazonaws.com'),
      policies: [
        {
          policyName: 'WriteLog',
          policyDocument: policy(
            allow(
              'WriteLog',
              ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
              [group.attrArn],
            ),
          ),
        },
      ],
    });
    new CfnFlowLog(this, 'Resource', {
      resourceType: 'VPC',
      resourceId: props.vpc,
      trafficType: 'REJECT',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: group.ref,
      deliverLogsPermissionArn: role.attrArn,
    });
  }
}
