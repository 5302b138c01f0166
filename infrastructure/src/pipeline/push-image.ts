// The permissions to push images to one repository.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
import { allow, type Statement } from '../policy-document.ts';

export const pushImage = (repositoryArn: string): Statement =>
  allow(
    'PushImage',
    [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    [repositoryArn],
  );

/** A token is valid for the entire registry, so no resource can be named. */
export const logInToRegistry = (): Statement =>
  allow('LogInToRegistry', ['ecr:GetAuthorizationToken'], ['*']);
