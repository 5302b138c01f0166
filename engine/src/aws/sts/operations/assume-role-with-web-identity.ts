// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
// The token is read and not verified: neither its signature nor its times. Its provider must be one of the account, and its
// audience one of the provider's.
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidIdentityToken, notAuthorizedToAssume } from '../faults.ts';
import { checkSessionName, roleSession, sessionPolicies } from '../role-session.ts';
import { claimsOf } from '../web-identity-token.ts';

export const assumeRoleWithWebIdentity: Operation<'sts', 'AssumeRoleWithWebIdentity'> = (input, ctx) => {
  const { RoleArn: roleArn = '', RoleSessionName: session = '' } = input;
  checkSessionName(session);
  const { issuer, subject, audience, keys } = claimsOf(input.WebIdentityToken!);
  const provider = `arn:aws:iam::${ctx.account}:oidc-provider/${issuer}`;
  try {
    const { ClientIDList = [] } = ctx.call('iam', 'GetOpenIDConnectProvider', {
      OpenIDConnectProviderArn: provider,
    });
    if (!ClientIDList.includes(audience)) throw invalidIdentityToken('Incorrect token audience');
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'NoSuchEntity') throw error;
    throw invalidIdentityToken(`No OpenIDConnect provider found in your account for https://${issuer}`);
  }
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  try {
    const role = ctx.call('iam', 'GetRole', { RoleName: name }).Role!;
    if (role.Arn !== roleArn) throw notAuthorizedToAssume();
    const action = 'sts:AssumeRoleWithWebIdentity';
    ctx.authorize({ kind: 'federated', provider }, { action, resource: roleArn, keys });
    return {
      ...roleSession(role, session, input.DurationSeconds, sessionPolicies(input, ctx), ctx),
      SubjectFromWebIdentityToken: subject,
      Audience: audience,
      Provider: provider,
    };
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') throw notAuthorizedToAssume();
    throw error;
  }
};
