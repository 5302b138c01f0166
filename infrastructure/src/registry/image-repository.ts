// Immutable tags, scan on push, and old images expire.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { Construct } from 'constructs';

const lifecycle = {
  rules: [
    {
      rulePriority: 1,
      description: 'What no commit names is left over from a push that was repeated or broken off.',
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: 'The newest 100: far more than ECS or CloudFormation ever roll back over.',
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 },
      action: { type: 'expire' },
    },
  ],
};

export class ImageRepository extends Construct {
  readonly arn: string;
  readonly uri: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const repository = new CfnRepository(this, 'Resource', {
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'AES256' },
      lifecyclePolicy: { lifecyclePolicyText: JSON.stringify(lifecycle) },
      // Images can be rebuilt from their commits, so they need not prevent the stack's deletion.
      emptyOnDelete: true,
    });
    this.arn = repository.attrArn;
    this.uri = repository.attrRepositoryUri;
  }
}
