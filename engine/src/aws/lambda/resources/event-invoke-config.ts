// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
import type { PutFunctionEventInvokeConfigCommandInput } from '@aws-sdk/client-lambda';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { eventInvokeConfigs } from '../state.ts';

const read = (properties: Properties) => properties as unknown as PutFunctionEventInvokeConfigCommandInput;

export const eventInvokeConfigResource: ResourceType = {
  type: 'AWS::Lambda::EventInvokeConfig',

  create(request, ctx) {
    ctx.call('lambda', 'PutFunctionEventInvokeConfig', read(request.properties));
    return { status: 'success', physicalId: request.generatedName() };
  },

  update(physicalId, { properties }, ctx) {
    ctx.call('lambda', 'PutFunctionEventInvokeConfig', read(properties));
    return { status: 'success', physicalId };
  },

  delete(physicalId, { properties }, ctx) {
    const { FunctionName, Qualifier } = read(properties);
    const name = String(FunctionName).replace(/^arn:.*:function:/, '');
    if (ctx.get(eventInvokeConfigs, `${name}:${Qualifier}`))
      ctx.call('lambda', 'DeleteFunctionEventInvokeConfig', { FunctionName, Qualifier });
    return { status: 'success', physicalId };
  },

  read(_physicalId, properties, ctx) {
    const { FunctionName, Qualifier } = read(properties);
    return {
      ...ctx.call('lambda', 'GetFunctionEventInvokeConfig', { FunctionName, Qualifier }),
      FunctionName,
      Qualifier,
    };
  },
  attributes: () => ({}),
};
