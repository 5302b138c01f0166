// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagSAMLProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSamlProvider } from '../find.ts';
import { samlProviders } from '../state.ts';
import { withoutTags } from '../tags.ts';

export const untagSAMLProvider: Operation<'iam', 'UntagSAMLProvider'> = (input, ctx) => {
  const provider = requireSamlProvider(input.SAMLProviderArn, ctx);
  ctx.put(samlProviders, provider.arn, { ...provider, tags: withoutTags(provider.tags, input.TagKeys!) });
  return {};
};
