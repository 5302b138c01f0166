// https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOidcProvider } from '../find.ts';
import { oidcProviders } from '../state.ts';

export const removeClientIDFromOpenIDConnectProvider: Operation<
  'iam',
  'RemoveClientIDFromOpenIDConnectProvider'
> = (input, ctx) => {
  const provider = requireOidcProvider(input.OpenIDConnectProviderArn, ctx);
  const clientIds = provider.clientIds.filter((id) => id !== input.ClientID);
  ctx.put(oidcProviders, provider.arn, { ...provider, clientIds });
  return {};
};
