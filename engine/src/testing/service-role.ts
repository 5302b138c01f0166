// A role that services may assume, for tests that speak to a cloud over HTTP.
import { IAM, type IAMClientConfig } from '@aws-sdk/client-iam';

/**
 * The role's ARN.
 *
 * @param services for example `lambda.amazonaws.com`
 */
export async function createServiceRole(
  config: IAMClientConfig,
  RoleName: string,
  ...services: readonly string[]
): Promise<string> {
  const iam = new IAM(config);
  const { Role } = await iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }],
    }),
  });
  iam.destroy();
  return Role!.Arn!;
}
