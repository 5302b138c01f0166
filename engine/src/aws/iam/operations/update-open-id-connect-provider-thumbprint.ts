// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOidcProvider } from '../find.ts';
import { oidcProviders } from '../state.ts';

export const updateOpenIDConnectProviderThumbprint: Operation<
  'iam',
  'UpdateOpenIDConnectProviderThumbprint'
> = (input, ctx) => {
  const provider = requireOidcProvider(input.OpenIDConnectProviderArn, ctx);
  ctx.put(oidcProviders, provider.arn, { ...provider, thumbprints: input.ThumbprintList! });
  return {};
};
