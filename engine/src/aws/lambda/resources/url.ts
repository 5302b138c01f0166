// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html
import type { CreateFunctionUrlConfigCommandInput } from '@aws-sdk/client-lambda';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { urlView } from '../function-urls/url.ts';
import { functionUrls } from '../state.ts';

function inputOf(properties: Properties): CreateFunctionUrlConfigCommandInput {
  const { TargetFunctionArn, ...others } = properties;
  return { FunctionName: TargetFunctionArn, ...others } as unknown as CreateFunctionUrlConfigCommandInput;
}

function findUrl(arn: string, ctx: Context) {
  const [name = '', qualifier = '$LATEST'] = arn.split(':').slice(6);
  return ctx.get(functionUrls, `${name}:${qualifier}`);
}

/** The physical id is the function's ARN, with the qualifier. */
export const urlResource: ResourceType = {
  type: 'AWS::Lambda::Url',

  create({ properties }, ctx) {
    const { FunctionArn = '' } = ctx.call('lambda', 'CreateFunctionUrlConfig', inputOf(properties));
    return { status: 'success', physicalId: FunctionArn };
  },

  update(physicalId, { properties }, ctx) {
    // What a template no longer has is as it was in the beginning.
    ctx.call('lambda', 'UpdateFunctionUrlConfig', {
      InvokeMode: 'BUFFERED',
      Cors: {},
      ...inputOf(properties),
    });
    return { status: 'success', physicalId };
  },

  delete(physicalId, _request, ctx) {
    const url = findUrl(physicalId, ctx);
    if (url)
      ctx.call('lambda', 'DeleteFunctionUrlConfig', {
        FunctionName: url.functionName,
        Qualifier: url.qualifier,
      });
    return { status: 'success', physicalId };
  },

  unread: ['TargetFunctionArn'],
  read(physicalId, _properties, ctx) {
    const url = findUrl(physicalId, ctx);
    return url && { ...urlView(url, ctx), Qualifier: url.qualifier };
  },
  attributes(physicalId, ctx) {
    const { FunctionUrl } = urlView(findUrl(physicalId, ctx)!, ctx);
    return { FunctionArn: physicalId, FunctionUrl };
  },
};
