// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html
// The policy is recorded: nobody is refused.
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { queues } from '../state.ts';

interface PolicyProperties {
  readonly Queues: readonly string[];
  readonly PolicyDocument: unknown;
}

const read = (properties: ResourceRequest['properties']) => properties as unknown as PolicyProperties;

function setPolicy(urls: readonly string[], policy: unknown, ctx: Context): void {
  const Policy = policy === undefined ? '' : typeof policy === 'string' ? policy : JSON.stringify(policy);
  for (const QueueUrl of urls) ctx.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
}

/** A queue may have been deleted before its policy. */
function removePolicy(urls: readonly string[], ctx: Context): void {
  const exists = (url: string) => ctx.get(queues, String(url).split('/').at(-1)!) !== undefined;
  setPolicy(urls.filter(exists), undefined, ctx);
}

export const queuePolicyResource: ResourceType = {
  type: 'AWS::SQS::QueuePolicy',

  create(request, ctx) {
    const { Queues, PolicyDocument } = read(request.properties);
    setPolicy(Queues, PolicyDocument, ctx);
    return { status: 'success', physicalId: request.generatedName() };
  },

  update(physicalId, request, ctx) {
    const { Queues, PolicyDocument } = read(request.properties);
    removePolicy(
      read(request.previous).Queues.filter((url) => !Queues.includes(url)),
      ctx,
    );
    setPolicy(Queues, PolicyDocument, ctx);
    return { status: 'success', physicalId };
  },

  delete(physicalId, { properties }, ctx) {
    removePolicy(read(properties).Queues, ctx);
    return { status: 'success', physicalId };
  },

  read(_physicalId, { Queues }, ctx) {
    const urls = Queues as string[];
    const policies = urls.map((QueueUrl) => {
      const { Attributes } = ctx.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] });
      return { QueueUrl, policy: Attributes?.Policy };
    });
    const held = policies.filter(({ policy }) => policy);
    return held[0] && { Queues: held.map(({ QueueUrl }) => QueueUrl), PolicyDocument: held[0].policy };
  },
  attributes: (physicalId) => ({ Id: physicalId }),
};
