// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOidcProvider } from '../find.ts';
import { oidcProviders } from '../state.ts';
import { withoutTags } from '../tags.ts';

export const untagOpenIDConnectProvider: Operation<'iam', 'UntagOpenIDConnectProvider'> = (input, ctx) => {
  const provider = requireOidcProvider(input.OpenIDConnectProviderArn, ctx);
  ctx.put(oidcProviders, provider.arn, { ...provider, tags: withoutTags(provider.tags, input.TagKeys!) });
  return {};
};
