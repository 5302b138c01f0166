// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOidcProvider } from '../find.ts';
import { oidcProviders } from '../state.ts';
import { tagMap } from '../tags.ts';

export const tagOpenIDConnectProvider: Operation<'iam', 'TagOpenIDConnectProvider'> = (input, ctx) => {
  const provider = requireOidcProvider(input.OpenIDConnectProviderArn, ctx);
  ctx.put(oidcProviders, provider.arn, { ...provider, tags: { ...provider.tags, ...tagMap(input.Tags) } });
  return {};
};
