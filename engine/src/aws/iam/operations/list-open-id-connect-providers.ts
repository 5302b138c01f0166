// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html
import type { Operation } from '../../../kernel/context.ts';
import { oidcProviders } from '../state.ts';

export const listOpenIDConnectProviders: Operation<'iam', 'ListOpenIDConnectProviders'> = (_input, ctx) => {
  return {
    OpenIDConnectProviderList: ctx
      .keys(oidcProviders)
      .sort()
      .map((Arn) => ({ Arn })),
  };
};
