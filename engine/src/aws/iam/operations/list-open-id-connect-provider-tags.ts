// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOidcProvider } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { tagViews } from '../tags.ts';

export const listOpenIDConnectProviderTags: Operation<'iam', 'ListOpenIDConnectProviderTags'> = (
  input,
  ctx,
) => {
  const { items, marker } = pageByMarker(
    tagViews(requireOidcProvider(input.OpenIDConnectProviderArn, ctx).tags),
    ({ Key = '' }) => Key,
    input,
  );
  return { Tags: items, ...marker };
};
