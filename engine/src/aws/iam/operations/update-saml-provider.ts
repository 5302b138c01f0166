// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSamlProvider } from '../find.ts';
import { samlProviders } from '../state.ts';

export const updateSAMLProvider: Operation<'iam', 'UpdateSAMLProvider'> = (input, ctx) => {
  const provider = requireSamlProvider(input.SAMLProviderArn, ctx);
  const document = input.SAMLMetadataDocument ?? provider.document;
  ctx.put(samlProviders, provider.arn, { ...provider, document });
  return { SAMLProviderArn: provider.arn };
};
