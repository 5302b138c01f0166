// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { checkName } from '../entity-name.ts';
import { samlProviderExists } from '../faults.ts';
import { samlProviders } from '../state.ts';
import { tagMap, tagViews } from '../tags.ts';

/** The metadata document is kept, and not read. */
export const createSAMLProvider: Operation<'iam', 'CreateSAMLProvider'> = (input, ctx) => {
  const name = input.Name!;
  checkName('name', name, 128);
  const arn = `arn:aws:iam::${ctx.account}:saml-provider/${name}`;
  if (ctx.get(samlProviders, arn)) throw samlProviderExists(name);
  const tags = tagMap(input.Tags);
  ctx.put(samlProviders, arn, { arn, name, document: input.SAMLMetadataDocument!, tags, createdAt: ctx.now });
  return { SAMLProviderArn: arn, Tags: tagViews(tags) };
};
