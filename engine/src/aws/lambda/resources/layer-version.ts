// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-layerversion.html
// Every change is a replacement.
import type { PublishLayerVersionCommandInput } from '@aws-sdk/client-lambda';
import type { ResourceType } from '../../../contracts/resource-type.ts';

/** The physical id is the layer version's ARN. */
export const layerVersionResource: ResourceType = {
  type: 'AWS::Lambda::LayerVersion',

  create(request, ctx) {
    const properties = request.properties as unknown as PublishLayerVersionCommandInput;
    const { LayerVersionArn = '' } = ctx.call('lambda', 'PublishLayerVersion', {
      ...properties,
      LayerName: properties.LayerName ?? request.generatedName(140),
    });
    return { status: 'success', physicalId: LayerVersionArn };
  },

  delete(physicalId, _request, ctx) {
    const [LayerName = '', version = ''] = physicalId.split(':').slice(-2);
    ctx.call('lambda', 'DeleteLayerVersion', { LayerName, VersionNumber: Number(version) });
    return { status: 'success', physicalId };
  },

  unread: ['Content'],
  read: (Arn, _properties, ctx) => {
    const found = ctx.call('lambda', 'GetLayerVersionByArn', { Arn });
    return { ...found, LayerName: found.LayerArn };
  },
  attributes: (physicalId) => ({ LayerVersionArn: physicalId }),
};
