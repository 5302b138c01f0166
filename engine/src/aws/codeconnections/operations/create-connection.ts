// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html
import type { Operation } from '../../../kernel/context.ts';
import { hostNotFound, invalidInput } from '../faults.ts';
import { connections } from '../state.ts';
import { checkedTags, tagViews } from '../tags.ts';

const providers = ['Bitbucket', 'GitHub', 'GitLab'] as const;
const providersWithHost = ['GitHubEnterpriseServer', 'GitLabSelfManaged'];

export const createConnection: Operation<'codeconnections', 'CreateConnection'> = (input, ctx) => {
  const name = input.ConnectionName!;
  if (name.length < 1 || name.length > 32) {
    throw invalidInput(`The connection name '${name}' must have 1 to 32 characters.`);
  }
  // Drydock does not simulate hosts, so no HostArn can exist.
  if (input.HostArn) throw hostNotFound(input.HostArn);
  if (!input.ProviderType) throw invalidInput('Either ProviderType or HostArn must be given.');
  if (providersWithHost.includes(input.ProviderType)) {
    throw invalidInput(`The provider type ${input.ProviderType} needs a HostArn.`);
  }
  const providerType = providers.find((known) => known === input.ProviderType);
  if (!providerType) throw invalidInput(`Unknown provider type: ${input.ProviderType}`);
  if (ctx.all(connections).some((other) => other.name === name)) {
    throw invalidInput(`A connection with the name ${name} already exists in this account.`);
  }
  const arn = ctx.arn('codeconnections', `connection/${ctx.ids.uuid()}`);
  const tags = checkedTags(input.Tags);
  ctx.put(connections, arn, { arn, name, providerType, tags });
  return { ConnectionArn: arn, Tags: tagViews(tags) };
};
