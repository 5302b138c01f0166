// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-accesskey.html
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { requireAccessKey } from '../find.ts';
import { accessKeyView } from '../views.ts';
import { unlessGone } from './entity-policies.ts';

const read = (properties: Properties) =>
  properties as { readonly UserName: string; readonly Status?: 'Active' | 'Inactive' };

export const accessKeyResource: ResourceType = {
  type: 'AWS::IAM::AccessKey',

  create({ properties }, ctx) {
    const { UserName, Status = 'Active' } = read(properties);
    const { AccessKeyId } = ctx.call('iam', 'CreateAccessKey', { UserName }).AccessKey!;
    if (Status === 'Inactive') ctx.call('iam', 'UpdateAccessKey', { UserName, AccessKeyId, Status });
    return { status: 'success', physicalId: AccessKeyId! };
  },

  update(AccessKeyId, { properties }, ctx) {
    const { UserName, Status = 'Active' } = read(properties);
    ctx.call('iam', 'UpdateAccessKey', { UserName, AccessKeyId, Status });
    return { status: 'success', physicalId: AccessKeyId };
  },

  delete(AccessKeyId, { properties }, ctx) {
    const { UserName } = read(properties);
    unlessGone(() => ctx.call('iam', 'DeleteAccessKey', { UserName, AccessKeyId }));
    return { status: 'success', physicalId: AccessKeyId };
  },

  unread: ['Serial'],
  read: (id, _properties, ctx) => accessKeyView(requireAccessKey(id, undefined, ctx)),
  attributes: (id, ctx) => ({ Id: id, SecretAccessKey: requireAccessKey(id, undefined, ctx).secret }),
};
