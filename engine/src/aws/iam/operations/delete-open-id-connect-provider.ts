// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { oidcProviders } from '../state.ts';

/** Deleting one that does not exist succeeds. */
export const deleteOpenIDConnectProvider: Operation<'iam', 'DeleteOpenIDConnectProvider'> = (input, ctx) => {
  ctx.delete(oidcProviders, input.OpenIDConnectProviderArn!);
  return {};
};
