// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
import type { CreateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { mappingArn, whyNotPolled } from '../event-sources/mapping.ts';
import { eventSourceMappings } from '../state.ts';

function inputOf({ properties }: ResourceRequest): CreateEventSourceMappingCommandInput {
  const { Tags: _tags, ...input } = properties as unknown as CreateEventSourceMappingCommandInput;
  return input;
}

function tagsOf({ properties, tags }: ResourceRequest): Record<string, string> {
  const { Tags = [] } = properties as { readonly Tags?: ResourceRequest['tags'] };
  return Object.fromEntries([...tags, ...Tags].map(({ Key, Value }) => [Key, Value]));
}

function made(uuid: string, ctx: Context) {
  const mapping = ctx.get(eventSourceMappings, uuid);
  const remark = mapping && whyNotPolled(mapping, ctx);
  return { status: 'success' as const, physicalId: uuid, ...(remark !== undefined && { remark }) };
}

/** The physical id is the UUID. */
export const eventSourceMappingResource: ResourceType = {
  type: 'AWS::Lambda::EventSourceMapping',

  create(request, ctx) {
    const { UUID = '' } = ctx.call('lambda', 'CreateEventSourceMapping', {
      ...inputOf(request),
      Tags: tagsOf(request),
    });
    return made(UUID, ctx);
  },

  update(UUID, request, ctx) {
    const { EventSourceArn: _source, ...input } = inputOf(request);
    // What a template no longer has is as it was in the beginning.
    ctx.call('lambda', 'UpdateEventSourceMapping', {
      Enabled: true,
      MaximumBatchingWindowInSeconds: 0,
      FunctionResponseTypes: [],
      FilterCriteria: { Filters: [] },
      ScalingConfig: {},
      ...input,
      UUID,
    });
    const mapping = ctx.get(eventSourceMappings, UUID)!;
    ctx.put(eventSourceMappings, UUID, { ...mapping, tags: tagsOf(request) });
    return made(UUID, ctx);
  },

  delete(UUID, _request, ctx) {
    const found = ctx.get(eventSourceMappings, UUID);
    if (!found) return { status: 'success', physicalId: UUID };
    if (found.state !== 'Deleting') ctx.call('lambda', 'DeleteEventSourceMapping', { UUID });
    return {
      status: 'in-progress',
      physicalId: UUID,
      againInMs: 100,
      reason: 'The event source mapping is Deleting.',
    };
  },

  read(UUID, _properties, ctx) {
    const found = ctx.call('lambda', 'GetEventSourceMapping', { UUID });
    const { tags } = ctx.get(eventSourceMappings, UUID)!;
    return found.State === 'Deleting'
      ? undefined
      : {
          ...found,
          FunctionName: found.FunctionArn,
          Enabled: found.State === 'Enabled' || found.State === 'Creating' || found.State === 'Enabling',
          Tags: tags,
        };
  },
  attributes(UUID, ctx) {
    const mapping = ctx.get(eventSourceMappings, UUID)!;
    return { Id: UUID, EventSourceMappingArn: mappingArn(mapping, ctx) };
  },
};
