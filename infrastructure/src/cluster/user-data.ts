// What an instance runs once, on its first start: it names its cluster to the ECS agent, then tells CloudFormation
// that it is up. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html
//
// The agent starts after this script has ended, so the script cannot wait for the registration.
import { Fn } from 'aws-cdk-lib/core';

/** Names the template's `Cluster` and the `AutoScalingGroup` that waits for the signal. */
export function userData(): string {
  const lines = [
    '#!/bin/bash',
    'echo ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config',
    // Tasks have a role of their own and no business with the instance's.
    'echo ECS_AWSVPC_BLOCK_IMDS=true >> /etc/ecs/ecs.config',
    // The time from SIGTERM to SIGKILL. The service ends by itself well before.
    'echo ECS_CONTAINER_STOP_TIMEOUT=30s >> /etc/ecs/ecs.config',
    'dnf install -y aws-cfn-bootstrap',
    '/opt/aws/bin/cfn-signal -e $? --stack ${AWS::StackName} --resource AutoScalingGroup --region ${AWS::Region}',
  ];
  return Fn.base64(Fn.sub(`${lines.join('\n')}\n`));
}
