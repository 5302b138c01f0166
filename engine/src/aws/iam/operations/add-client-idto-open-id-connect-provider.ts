// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOidcProvider } from '../find.ts';
import { oidcProviders } from '../state.ts';

export const addClientIDToOpenIDConnectProvider: Operation<'iam', 'AddClientIDToOpenIDConnectProvider'> = (
  input,
  ctx,
) => {
  const provider = requireOidcProvider(input.OpenIDConnectProviderArn, ctx);
  const clientIds = [...new Set([...provider.clientIds, input.ClientID!])];
  ctx.put(oidcProviders, provider.arn, { ...provider, clientIds });
  return {};
};
