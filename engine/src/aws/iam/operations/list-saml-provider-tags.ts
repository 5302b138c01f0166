// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviderTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSamlProvider } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { tagViews } from '../tags.ts';

export const listSAMLProviderTags: Operation<'iam', 'ListSAMLProviderTags'> = (input, ctx) => {
  const { items, marker } = pageByMarker(
    tagViews(requireSamlProvider(input.SAMLProviderArn, ctx).tags),
    ({ Key = '' }) => Key,
    input,
  );
  return { Tags: items, ...marker };
};
