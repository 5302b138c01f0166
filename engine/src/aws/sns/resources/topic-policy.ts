// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html
// The policy is recorded: nobody is refused.
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { topics } from '../state.ts';

interface PolicyProperties {
  readonly Topics: readonly string[];
  readonly PolicyDocument: unknown;
}

const read = (properties: ResourceRequest['properties']) => properties as unknown as PolicyProperties;

function setPolicy(arns: readonly string[], policy: unknown, ctx: Context): void {
  const AttributeValue = policy === undefined ? '' : JSON.stringify(policy);
  for (const TopicArn of arns)
    ctx.call('sns', 'SetTopicAttributes', { TopicArn, AttributeName: 'Policy', AttributeValue });
}

export const topicPolicyResource: ResourceType = {
  type: 'AWS::SNS::TopicPolicy',

  create(request, ctx) {
    const { Topics, PolicyDocument } = read(request.properties);
    setPolicy(Topics, PolicyDocument, ctx);
    return { status: 'success', physicalId: request.generatedName() };
  },

  update(physicalId, request, ctx) {
    const { Topics, PolicyDocument } = read(request.properties);
    const gone = read(request.previous).Topics.filter((arn) => !Topics.includes(arn));
    setPolicy(gone, undefined, ctx);
    setPolicy(Topics, PolicyDocument, ctx);
    return { status: 'success', physicalId };
  },

  delete(physicalId, { properties }, ctx) {
    const existing = ctx.all(topics).map(({ arn }) => arn);
    setPolicy(
      read(properties).Topics.filter((arn) => existing.includes(arn)),
      undefined,
      ctx,
    );
    return { status: 'success', physicalId };
  },

  read(_physicalId, { Topics }, ctx) {
    const held = (Topics as string[])
      .map((TopicArn) => {
        const { Policy = '{}' } = ctx.call('sns', 'GetTopicAttributes', { TopicArn }).Attributes!;
        return { TopicArn, policy: JSON.parse(Policy) as { readonly Id?: string } };
      })
      // Every topic has a policy.
      .filter(({ policy }) => policy.Id !== '__default_policy_ID');
    return held[0] && { Topics: held.map(({ TopicArn }) => TopicArn), PolicyDocument: held[0].policy };
  },

  attributes: (physicalId) => ({ Id: physicalId }),
};
