// Launch template versions as DescribeLaunchTemplateVersions returns them.
import type { LaunchTemplateVersion, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../find/require.ts';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from '../state.ts';

export function versionView(
  version: LaunchTemplateVersionRecord,
  template: LaunchTemplateRecord,
  ctx: ReadContext,
): LaunchTemplateVersion {
  return {
    LaunchTemplateId: version.LaunchTemplateId,
    LaunchTemplateName: template.LaunchTemplateName,
    VersionNumber: version.VersionNumber,
    VersionDescription: version.VersionDescription,
    CreateTime: new Date(version.CreateTime),
    CreatedBy: `arn:aws:iam::${ctx.account}:root`,
    DefaultVersion: version.VersionNumber === template.DefaultVersionNumber,
    LaunchTemplateData: responseData(version.Data),
  };
}

/** The response has the members of the request. The end of a Spot request, stored as a string, becomes a Date again. */
function responseData(data: LaunchTemplateVersionRecord['Data']): ResponseLaunchTemplateData {
  const until = data.InstanceMarketOptions?.SpotOptions?.ValidUntil;
  const { InstanceMarketOptions, ...rest } = data;
  return {
    ...rest,
    ...(InstanceMarketOptions
      ? {
          InstanceMarketOptions: {
            ...InstanceMarketOptions,
            SpotOptions: InstanceMarketOptions.SpotOptions && {
              ...InstanceMarketOptions.SpotOptions,
              ...(until ? { ValidUntil: new Date(until) } : {}),
            },
          },
        }
      : {}),
  } as ResponseLaunchTemplateData;
}
