// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSamlProvider } from '../find.ts';
import { tagViews } from '../tags.ts';

export const getSAMLProvider: Operation<'iam', 'GetSAMLProvider'> = (input, ctx) => {
  const provider = requireSamlProvider(input.SAMLProviderArn, ctx);
  return {
    SAMLMetadataDocument: provider.document,
    CreateDate: new Date(provider.createdAt),
    Tags: tagViews(provider.tags),
  };
};
