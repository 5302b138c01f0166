// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagSAMLProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSamlProvider } from '../find.ts';
import { samlProviders } from '../state.ts';
import { tagMap } from '../tags.ts';

export const tagSAMLProvider: Operation<'iam', 'TagSAMLProvider'> = (input, ctx) => {
  const provider = requireSamlProvider(input.SAMLProviderArn, ctx);
  ctx.put(samlProviders, provider.arn, { ...provider, tags: { ...provider.tags, ...tagMap(input.Tags) } });
  return {};
};
