// The role that the service's own code runs with. It calls no AWS API, so it may call none.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { trust } from '../policy-document.ts';

export class TaskRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: "The service's code: it has no permission until it needs one.",
      assumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
    });
    this.arn = role.attrArn;
  }
}
