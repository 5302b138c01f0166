// A role that Lambda may assume, for tests that speak to a cloud over HTTP.
import { IAM, type IAMClientConfig } from '@aws-sdk/client-iam';

/** The role's ARN. */
export async function createFunctionRole(config: IAMClientConfig): Promise<string> {
  const iam = new IAM(config);
  const { Role } = await iam.createRole({
    RoleName: 'function',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    }),
  });
  iam.destroy();
  return Role!.Arn!;
}
