// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidInput, oidcProviderExists } from '../faults.ts';
import { type OidcProviderRecord, oidcProviders } from '../state.ts';
import { tagMap, tagViews } from '../tags.ts';

/** Without a thumbprint AWS asks the provider for its certificate; nobody is asked here. */
export const createOpenIDConnectProvider: Operation<'iam', 'CreateOpenIDConnectProvider'> = (input, ctx) => {
  if (!/^https:\/\/[\w.-]+(\/[\w./-]*)?$/.test(input.Url!))
    throw invalidInput('Invalid Open ID Connect Provider URL');
  const url = input.Url!.replace(/^https:\/\//, '');
  const arn = `arn:aws:iam::${ctx.account}:oidc-provider/${url}`;
  if (ctx.get(oidcProviders, arn)) throw oidcProviderExists(url);
  const provider: OidcProviderRecord = {
    arn,
    url,
    clientIds: input.ClientIDList ?? [],
    thumbprints: input.ThumbprintList ?? [],
    tags: tagMap(input.Tags),
    createdAt: ctx.now,
  };
  ctx.put(oidcProviders, arn, provider);
  return { OpenIDConnectProviderArn: arn, Tags: tagViews(provider.tags) };
};
