// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html
// Every change is a replacement.
import type { PublishVersionCommandInput } from '@aws-sdk/client-lambda';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { versionExists } from '../faults.ts';
import { aliases, functions, versions } from '../state.ts';
import { applyProvisioned } from './provisioned.ts';

/** The physical id is the version's ARN. */
export const versionResource: ResourceType = {
  type: 'AWS::Lambda::Version',

  create({ properties }, ctx) {
    const { FunctionName, Description, CodeSha256 } = properties as unknown as PublishVersionCommandInput;
    const newest = ctx.get(functions, FunctionName!.split(':function:').at(-1)!)?.published;
    const { FunctionArn = '', Version } = ctx.call('lambda', 'PublishVersion', {
      FunctionName,
      Description,
      CodeSha256,
    });
    if (Version === String(newest)) throw versionExists(Version);
    applyProvisioned(FunctionArn, properties, ctx);
    return { status: 'success', physicalId: FunctionArn };
  },

  delete(physicalId, _request, ctx) {
    const [FunctionName = '', Qualifier = ''] = physicalId.split(':').slice(-2);
    const isUsed = ctx
      .all(aliases)
      .some(({ functionName, version }) => functionName === FunctionName && version === Qualifier);
    // A version that nothing has changed since was published twice: another resource may have it.
    if (ctx.get(versions, `${FunctionName}:${Qualifier}`) && !isUsed)
      ctx.call('lambda', 'DeleteFunction', { FunctionName, Qualifier });
    return { status: 'success', physicalId };
  },

  unread: ['CodeSha256', 'ProvisionedConcurrencyConfig', 'RuntimePolicy'],
  read: (arn, { FunctionName }, ctx) => {
    const found = ctx.call('lambda', 'GetFunctionConfiguration', { FunctionName: arn });
    return { ...found, FunctionName };
  },
  attributes: (physicalId) => ({ FunctionArn: physicalId, Version: physicalId.split(':').at(-1) }),
};
