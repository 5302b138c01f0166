// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codeconnections-connection.html
// A template cannot complete the handshake on AWS. Here it can, by the repository's tag; without that the connection stays
// PENDING.
import type { ProviderType, Tag } from '@aws-sdk/client-codestar-connections';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { canonicalArn } from '../find.ts';
import { connections } from '../state.ts';

const connectionType = (type: string): ResourceType => ({
  type,

  create(request, ctx) {
    const { ConnectionName, ProviderType, HostArn } = request.properties as {
      ConnectionName: string;
      ProviderType?: ProviderType;
      HostArn?: string;
    };
    const created = ctx.call('codeconnections', 'CreateConnection', {
      ConnectionName,
      ProviderType,
      HostArn,
      Tags: tags(request),
    });
    return { status: 'success', physicalId: created.ConnectionArn! };
  },

  update(arn, request, ctx) {
    const before = ctx.call('codeconnections', 'ListTagsForResource', { ResourceArn: arn }).Tags ?? [];
    const after = tags(request);
    // The handshake may have been completed after the stack was deployed. An update must not undo it, unless the template
    // itself set the tag.
    const templated = new Set(((request.previous.Tags ?? []) as readonly Tag[]).map((tag) => tag.Key));
    const gone = before.map((tag) => tag.Key!).filter((key) => templated.has(key) && !has(after, key));
    if (gone.length > 0) ctx.call('codeconnections', 'UntagResource', { ResourceArn: arn, TagKeys: gone });
    if (after.length > 0) ctx.call('codeconnections', 'TagResource', { ResourceArn: arn, Tags: after });
    return { status: 'success', physicalId: arn };
  },

  delete(arn, _request, ctx) {
    if (ctx.get(connections, canonicalArn(arn))) {
      ctx.call('codeconnections', 'DeleteConnection', { ConnectionArn: arn });
    }
    return { status: 'success', physicalId: arn };
  },

  read(arn, _properties, ctx) {
    const { Connection } = ctx.call('codeconnections', 'GetConnection', { ConnectionArn: arn });
    return { ...Connection, ...ctx.call('codeconnections', 'ListTagsForResource', { ResourceArn: arn }) };
  },

  attributes(arn, ctx) {
    const { Connection } = ctx.call('codeconnections', 'GetConnection', { ConnectionArn: arn });
    const { ConnectionArn, ConnectionStatus, OwnerAccountId } = Connection!;
    return { ConnectionArn, ConnectionStatus, OwnerAccountId };
  },
});

export const connectionResource = connectionType('AWS::CodeConnections::Connection');
/** The type's older name: both create the same connection. */
export const codeStarConnectionResource = connectionType('AWS::CodeStarConnections::Connection');

const has = (tags: readonly Tag[], key: string) => tags.some((tag) => tag.Key === key);

function tags({ properties, tags: stackTags }: ResourceRequest): Tag[] {
  const merged = new Map<string, Tag>();
  for (const tag of [...stackTags, ...((properties.Tags ?? []) as readonly Tag[])]) merged.set(tag.Key!, tag);
  return [...merged.values()];
}
