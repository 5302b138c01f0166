// GitHub as an identity provider of the account, which can have only one: the one it has, or a new one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
import { CfnOIDCProvider } from 'aws-cdk-lib/aws-iam';
import { CfnCondition, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export const issuer = 'token.actions.githubusercontent.com';
export const audience = 'sts.amazonaws.com';

export class IdentityProvider extends Construct {
  readonly arn: string;

  /** @param props.existing its ARN, or empty */
  constructor(scope: Construct, id: string, { existing }: { readonly existing: string }) {
    super(scope, id);
    const isMissing = new CfnCondition(this, 'IsMissing', {
      expression: Fn.conditionEquals(existing, ''),
    });
    // No thumbprint: IAM trusts GitHub's certificate by its authority.
    const provider = new CfnOIDCProvider(this, 'Resource', {
      url: `https://${issuer}`,
      clientIdList: [audience],
    });
    provider.cfnOptions.condition = isMissing;
    this.arn = Fn.conditionIf(isMissing.logicalId, provider.attrArn, existing).toString();
  }
}
