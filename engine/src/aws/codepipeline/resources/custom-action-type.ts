// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-customactiontype.html
// Everything but the tags is replaced. The physical id is the end of its ARN: `Custom/<category>/<provider>/<version>`.
import type {
  ActionCategory,
  ActionConfigurationProperty,
  ActionTypeSettings,
  ArtifactDetails,
  Tag,
} from '@aws-sdk/client-codepipeline';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { customTypeKey, customTypes } from '../state.ts';
import { camelCased } from './camel-cased.ts';

export const customActionTypeResource: ResourceType = {
  type: 'AWS::CodePipeline::CustomActionType',

  create(request, ctx) {
    const { Category, Provider, Version, Settings, ConfigurationProperties, ...rest } = request.properties;
    ctx.call('codepipeline', 'CreateCustomActionType', {
      category: Category as ActionCategory,
      provider: Provider as string,
      version: Version as string,
      settings: camelCased(Settings) as ActionTypeSettings | undefined,
      configurationProperties: camelCased(ConfigurationProperties) as
        | ActionConfigurationProperty[]
        | undefined,
      inputArtifactDetails: camelCased(rest.InputArtifactDetails) as ArtifactDetails,
      outputArtifactDetails: camelCased(rest.OutputArtifactDetails) as ArtifactDetails,
      tags: tags(request),
    });
    const physicalId = customTypeKey(Category as ActionCategory, Provider as string, Version as string);
    return { status: 'success', physicalId };
  },

  update(id, request, ctx) {
    const resourceArn = ctx.arn('codepipeline', `actiontype:${id}`);
    const after = tags(request);
    const before = ctx.call('codepipeline', 'ListTagsForResource', { resourceArn }).tags ?? [];
    const gone = before.flatMap(({ key }) => (after.some((tag) => tag.key === key) ? [] : [key!]));
    if (gone.length > 0) ctx.call('codepipeline', 'UntagResource', { resourceArn, tagKeys: gone });
    if (after.length > 0) ctx.call('codepipeline', 'TagResource', { resourceArn, tags: after });
    return { status: 'success', physicalId: id };
  },

  delete(id, _request, ctx) {
    const type = ctx.get(customTypes, id);
    if (type) {
      const { category, provider, version } = type;
      ctx.call('codepipeline', 'DeleteCustomActionType', { category, provider, version });
    }
    return { status: 'success', physicalId: id };
  },

  read(id, _properties, ctx) {
    const found = ctx.get(customTypes, id);
    const resourceArn = ctx.arn('codepipeline', `actiontype:${id}`);
    const { tags: held } = found ? ctx.call('codepipeline', 'ListTagsForResource', { resourceArn }) : {};
    return (
      found && {
        ...found,
        ConfigurationProperties: found.properties,
        InputArtifactDetails: found.inputs,
        OutputArtifactDetails: found.outputs,
        Tags: held,
      }
    );
  },

  attributes: (id) => ({ Id: id }),
};

function tags({ properties, tags: stackTags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as ResourceRequest['tags'];
  const all = new Map([...stackTags, ...own].map(({ Key, Value }) => [Key, { key: Key, value: Value }]));
  return [...all.values()];
}
