// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-alias.html
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { aliases } from '../state.ts';

const read = (properties: Properties) =>
  properties as unknown as { readonly AliasName: string; readonly TargetKeyId: string };

export const aliasResource: ResourceType = {
  type: 'AWS::KMS::Alias',
  create({ properties }, ctx) {
    const { AliasName, TargetKeyId } = read(properties);
    ctx.call('kms', 'CreateAlias', { AliasName, TargetKeyId });
    return { status: 'success', physicalId: AliasName };
  },
  update(id, { properties }, ctx) {
    ctx.call('kms', 'UpdateAlias', { AliasName: id, TargetKeyId: read(properties).TargetKeyId });
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(aliases, id)) ctx.call('kms', 'DeleteAlias', { AliasName: id });
    return { status: 'success', physicalId: id };
  },
  read(id, { TargetKeyId }, ctx) {
    const alias = ctx.get(aliases, id);
    if (!alias) return undefined;
    // A template names the key by its id or its ARN.
    const isArn = String(TargetKeyId).startsWith('arn:');
    return {
      AliasName: id,
      TargetKeyId: isArn ? alias.keyArn : alias.keyArn.slice(alias.keyArn.indexOf('/') + 1),
    };
  },
  attributes: () => ({}),
};
