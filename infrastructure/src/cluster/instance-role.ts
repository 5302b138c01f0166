// What a container instance may do: be a container instance of its cluster, and nothing else. Images are pulled
// and logs written with the task execution role, and cfn-signal is authorised by the instance's place in the stack.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html
//
// Narrower than AWS's own AmazonEC2ContainerServiceforEC2Role, which is for any cluster and can read any repository.
import { CfnInstanceProfile, CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.ts';
import { allow, arn, policy, trustUnconditionally } from '../policy-document.ts';

export class InstanceRole extends Construct {
  readonly profileArn: string;

  constructor(scope: Construct, id: string, props: { readonly clusterArn: string }) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: 'Container instances: registers with its cluster and reports to it.',
      assumeRolePolicyDocument: trustUnconditionally('ec2.amazonaws.com'),
      policies: [
        {
          policyName: 'ContainerInstance',
          policyDocument: policy(
            allow(
              'Cluster',
              [
                'ecs:DeregisterContainerInstance',
                'ecs:RegisterContainerInstance',
                'ecs:SubmitAttachmentStateChanges',
                'ecs:SubmitContainerStateChange',
                'ecs:SubmitTaskStateChange',
              ],
              [props.clusterArn],
            ),
            allow(
              'ContainerInstances',
              [
                'ecs:Poll',
                'ecs:PutSystemLogEvents',
                'ecs:StartTelemetrySession',
                'ecs:UpdateContainerInstancesState',
              ],
              [arn('ecs', 'container-instance/${Cluster}/*')],
            ),
            // No resource can be named for this one.
            allow('Endpoint', ['ecs:DiscoverPollEndpoint'], ['*']),
          ),
        },
      ],
    });
    acknowledgeWildcards(role, {
      '*': 'ecs:DiscoverPollEndpoint only, which gives the address of the regional endpoint and supports no resources.',
      'ecs:container-instance/${Cluster}/*':
        'Container instances of this one cluster. Their ids are not known before they have registered.',
    });
    this.profileArn = new CfnInstanceProfile(this, 'Profile', { roles: [role.ref] }).attrArn;
  }
}
