// A replica, in this region, of the primary key of another. The primary's own region may be any: keys are one table.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-replicakey.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { replicate } from '../changes/replicate.ts';
import { keyNotFound } from '../faults.ts';
import { type KeyRecord, keys } from '../state.ts';
import {
  applyChanges,
  attributesOf,
  deleteKeyResource,
  type KeyProperties,
  readKey,
} from './key-properties.ts';
import { tagsOf } from './tags.ts';

export const replicaKeyResource: ResourceType = {
  type: 'AWS::KMS::ReplicaKey',

  create(request, ctx) {
    const { PrimaryKeyArn, KeyPolicy, Description, Enabled } =
      request.properties as unknown as KeyProperties & {
        readonly PrimaryKeyArn: string;
      };
    const { id } = replicate(requirePrimary(PrimaryKeyArn, ctx), ctx.region, ctx, {
      Policy: KeyPolicy && JSON.stringify(KeyPolicy),
      Description,
      Tags: tagsOf(request),
    });
    if (Enabled === false) ctx.call('kms', 'DisableKey', { KeyId: id });
    return { status: 'success', physicalId: id };
  },

  update(KeyId, request, ctx) {
    applyChanges(KeyId, request, ctx);
    return { status: 'success', physicalId: KeyId };
  },

  delete: (KeyId, { properties }, ctx) => deleteKeyResource(KeyId, properties, ctx),
  unread: ['PendingWindowInDays', 'PrimaryKeyArn'],
  read: (KeyId, _properties, ctx) => readKey(KeyId, ctx),
  attributes: attributesOf,
};

function requirePrimary(arn: string, ctx: Context): KeyRecord {
  const key = ctx.get(keys, arn);
  if (!key) throw keyNotFound(arn);
  return key;
}
