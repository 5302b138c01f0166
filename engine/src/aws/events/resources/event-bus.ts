// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { requireBus } from '../find.ts';
import { buses } from '../state.ts';
import { tagViews } from '../tags.ts';

interface BusProperties {
  readonly Name: string;
  readonly Description?: string;
  readonly EventSourceName?: string;
  readonly KmsKeyIdentifier?: string;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly LogConfig?: object;
  /** A document; `AWS::Events::EventBusPolicy` is the older way. */
  readonly Policy?: object;
  readonly Tags?: ResourceRequest['tags'];
}
const read = (properties: ResourceRequest['properties']) => properties as unknown as BusProperties;

export const eventBusResource: ResourceType = {
  type: 'AWS::Events::EventBus',

  create({ properties, tags }, ctx) {
    const { Policy, Tags = [], ...given } = read(properties);
    ctx.call('events', 'CreateEventBus', { ...given, Tags: [...tags, ...Tags] });
    if (Policy)
      ctx.call('events', 'PutPermission', { EventBusName: given.Name, Policy: JSON.stringify(Policy) });
    return { status: 'success', physicalId: given.Name };
  },

  update(name, { properties, previous, tags }, ctx) {
    const { Policy, Tags = [], EventSourceName: _never, Name: _same, ...given } = read(properties);
    const bus = requireBus(name, ctx);
    // What the template no longer has is taken back.
    const { description: _before, ...kept } = bus;
    const policy = read(previous).Policy ? {} : bus.policy;
    ctx.put(buses, name, { ...kept, settings: {}, policy, tags: {} });
    ctx.call('events', 'UpdateEventBus', { Name: name, ...given });
    ctx.call('events', 'TagResource', { ResourceARN: bus.arn, Tags: [...tags, ...Tags] });
    if (Policy) ctx.call('events', 'PutPermission', { EventBusName: name, Policy: JSON.stringify(Policy) });
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    if (ctx.get(buses, name)) ctx.call('events', 'DeleteEventBus', { Name: name });
    return { status: 'success', physicalId: name };
  },

  read(name, _properties, ctx) {
    const bus = ctx.get(buses, name);
    if (!bus) return undefined;
    const { Policy, ...shown } = ctx.call('events', 'DescribeEventBus', { Name: name });
    return {
      ...shown,
      ...(Policy !== undefined && { Policy: JSON.parse(Policy) as object }),
      Tags: tagViews(bus.tags),
    };
  },

  attributes(name, ctx) {
    const { Arn, Policy } = ctx.call('events', 'DescribeEventBus', { Name: name });
    return { Arn, Name: name, ...(Policy !== undefined && { Policy }) };
  },
};
