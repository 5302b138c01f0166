// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-webhook.html
import type { Tag, WebhookDefinition } from '@aws-sdk/client-codepipeline';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireWebhook } from '../webhook/find.ts';
import { camelCased } from './camel-cased.ts';

export const webhookResource: ResourceType = {
  type: 'AWS::CodePipeline::Webhook',

  create(request, ctx) {
    const name = (request.properties.Name as string | undefined) ?? request.generatedName(100);
    put(name, request, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    put(name, request, ctx);
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    ctx.call('codepipeline', 'DeleteWebhook', { name });
    return { status: 'success', physicalId: name };
  },

  unread: ['AuthenticationConfiguration', 'RegisterWithThirdParty', 'TargetPipelineVersion'],
  read(name, _properties, ctx) {
    const { definition, tags } = requireWebhook(name, ctx);
    return { ...definition, tags };
  },
  attributes: (name, ctx) => ({ Url: requireWebhook(name, ctx).url, Id: name }),
};

function put(name: string, { properties, tags }: ResourceRequest, ctx: Context): void {
  const { TargetPipeline, TargetAction, Filters, Authentication, AuthenticationConfiguration } = properties;
  const webhook: WebhookDefinition = {
    name,
    targetPipeline: TargetPipeline as string,
    targetAction: TargetAction as string,
    filters: camelCased(Filters) as WebhookDefinition['filters'],
    authentication: Authentication as WebhookDefinition['authentication'],
    // Its keys begin with capital letters in the API too.
    authenticationConfiguration:
      AuthenticationConfiguration as WebhookDefinition['authenticationConfiguration'],
  };
  const own = (properties.Tags ?? []) as ResourceRequest['tags'];
  const all = new Map(
    [...tags, ...own].map(({ Key, Value }): [string, Tag] => [Key, { key: Key, value: Value }]),
  );
  ctx.call('codepipeline', 'PutWebhook', { webhook, tags: [...all.values()] });
  const webhookName = { webhookName: name };
  if (properties.RegisterWithThirdParty === true) {
    ctx.call('codepipeline', 'RegisterWebhookWithThirdParty', webhookName);
  } else ctx.call('codepipeline', 'DeregisterWebhookWithThirdParty', webhookName);
}
