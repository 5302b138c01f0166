// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html
// An update creates a new version and keeps the default version: templates refer to LatestVersionNumber.
import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { imageRemark } from '../../../machine-images/public-images.ts';
import { requireLaunchTemplate } from '../find/require.ts';
import { launchTemplateTable } from '../state.ts';
import { addTags } from '../tags/tags.ts';
import { tagsOf } from './tags.ts';

interface LaunchTemplateProperties {
  readonly LaunchTemplateName?: string;
  readonly LaunchTemplateData: RequestLaunchTemplateData;
  readonly VersionDescription?: string;
  readonly TagSpecifications?: readonly {
    readonly ResourceType: string;
    readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  }[];
}

const read = ({ properties }: ResourceRequest) => properties as unknown as LaunchTemplateProperties;

function done(physicalId: string, { ImageId }: RequestLaunchTemplateData, { region }: Context): Progress {
  const remark = imageRemark(region, ImageId);
  return { status: 'success', physicalId, ...(remark === undefined ? {} : { remark }) };
}

export const launchTemplateResource: ResourceType = {
  type: 'AWS::EC2::LaunchTemplate',
  create(request, ctx) {
    const { LaunchTemplateName, LaunchTemplateData, VersionDescription, TagSpecifications } = read(request);
    const { LaunchTemplateId = '' } = ctx.call('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: LaunchTemplateName ?? request.generatedName(128),
      LaunchTemplateData,
      VersionDescription,
    }).LaunchTemplate!;
    const own = TagSpecifications?.find(({ ResourceType }) => ResourceType === 'launch-template')?.Tags ?? [];
    addTags(ctx, LaunchTemplateId, 'launch-template', [...tagsOf(request), ...own]);
    return done(LaunchTemplateId, LaunchTemplateData, ctx);
  },
  update(id, request, ctx) {
    const { LaunchTemplateData, VersionDescription } = read(request);
    ctx.call('ec2', 'CreateLaunchTemplateVersion', {
      LaunchTemplateId: id,
      LaunchTemplateData,
      VersionDescription,
    });
    return done(id, LaunchTemplateData, ctx);
  },
  delete(id, _request, ctx) {
    if (ctx.get(launchTemplateTable, id)) ctx.call('ec2', 'DeleteLaunchTemplate', { LaunchTemplateId: id });
    return { status: 'success', physicalId: id };
  },
  unread: ['TagSpecifications'],
  read(LaunchTemplateId, _properties, ctx) {
    const { LaunchTemplateVersions } = ctx.call('ec2', 'DescribeLaunchTemplateVersions', {
      LaunchTemplateId,
      Versions: ['$Latest'],
    });
    return LaunchTemplateVersions?.[0];
  },
  attributes(id, ctx) {
    const template = requireLaunchTemplate(ctx, id);
    return {
      LaunchTemplateId: id,
      DefaultVersionNumber: String(template.DefaultVersionNumber),
      LatestVersionNumber: String(template.LatestVersionNumber),
    };
  },
};
