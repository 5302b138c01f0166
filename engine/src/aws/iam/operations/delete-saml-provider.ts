// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSamlProvider } from '../find.ts';
import { samlProviders } from '../state.ts';

export const deleteSAMLProvider: Operation<'iam', 'DeleteSAMLProvider'> = (input, ctx) => {
  ctx.delete(samlProviders, requireSamlProvider(input.SAMLProviderArn, ctx).arn);
  return {};
};
