// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOidcProvider } from '../find.ts';
import { tagViews } from '../tags.ts';

export const getOpenIDConnectProvider: Operation<'iam', 'GetOpenIDConnectProvider'> = (input, ctx) => {
  const provider = requireOidcProvider(input.OpenIDConnectProviderArn, ctx);
  return {
    Url: provider.url,
    ClientIDList: [...provider.clientIds],
    ThumbprintList: [...provider.thumbprints],
    CreateDate: new Date(provider.createdAt),
    Tags: tagViews(provider.tags),
  };
};
