// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-accesspoint.html
// Only its tags can change.
import type { PosixUser, RootDirectory, Tag } from '@aws-sdk/client-efs';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { requireAccessPoint } from '../find.ts';
import { accessPoints } from '../state.ts';
import { mergedTags } from '../tags.ts';
import { accessPointArn } from '../views.ts';

interface AccessPointProperties {
  readonly AccessPointTags?: Tag[];
  readonly ClientToken?: string;
  readonly FileSystemId: string;
  readonly PosixUser?: PosixUser & { readonly Uid: unknown; readonly Gid: unknown };
  readonly RootDirectory?: RootDirectory;
}

const read = ({ properties }: ResourceRequest) => properties as unknown as AccessPointProperties;
const tagsOf = (request: ResourceRequest) => [...request.tags, ...(read(request).AccessPointTags ?? [])];

export const accessPointResource: ResourceType = {
  type: 'AWS::EFS::AccessPoint',
  create(request, ctx) {
    const { ClientToken, FileSystemId, PosixUser: user, RootDirectory: root } = read(request);
    const { AccessPointId = '' } = ctx.call('efs', 'CreateAccessPoint', {
      ClientToken: ClientToken ?? ctx.ids.uuid(),
      FileSystemId,
      // CloudFormation has ids as text, the API as numbers.
      PosixUser: user && {
        Uid: Number(user.Uid),
        Gid: Number(user.Gid),
        ...(user.SecondaryGids ? { SecondaryGids: user.SecondaryGids.map(Number) } : {}),
      },
      RootDirectory: root && {
        Path: root.Path,
        CreationInfo: root.CreationInfo && {
          OwnerUid: Number(root.CreationInfo.OwnerUid),
          OwnerGid: Number(root.CreationInfo.OwnerGid),
          Permissions: root.CreationInfo.Permissions,
        },
      },
      Tags: tagsOf(request),
    });
    return { status: 'success', physicalId: AccessPointId };
  },
  update(id, request, ctx) {
    ctx.put(accessPoints, id, { ...requireAccessPoint(ctx, id), tags: mergedTags({}, tagsOf(request)) });
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(accessPoints, id)) ctx.call('efs', 'DeleteAccessPoint', { AccessPointId: id });
    return { status: 'success', physicalId: id };
  },
  read(AccessPointId, _properties, ctx) {
    const found = ctx.call('efs', 'DescribeAccessPoints', { AccessPointId }).AccessPoints?.[0];
    return found && { ...found, AccessPointTags: found.Tags };
  },
  attributes(id, ctx) {
    const { AccessPointId } = requireAccessPoint(ctx, id);
    return { AccessPointId, Arn: accessPointArn(AccessPointId, ctx) };
  },
};
