// EC2 API, DescribeLaunchTemplateVersions: newest first; $Latest and $Default of all templates when none is named.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../filters.ts';
import { namedLaunchTemplate } from '../kinds/launch-template.ts';
import { versionView } from '../kinds/launch-template-version.ts';
import { launchTemplateVersion } from '../launch-template-data.ts';
import { paginate } from '../selection.ts';
import { launchTemplateTable, launchTemplateVersionTable } from '../state.ts';

export const describeLaunchTemplateVersions: Operation<'ec2', 'DescribeLaunchTemplateVersions'> = (
  input,
  ctx,
) => {
  const isNamed = input.LaunchTemplateId ?? input.LaunchTemplateName;
  const templates = isNamed ? [namedLaunchTemplate(ctx, input)] : ctx.all(launchTemplateTable);
  const found = templates.flatMap((template) => {
    const all = ctx
      .all(launchTemplateVersionTable)
      .filter(({ LaunchTemplateId }) => LaunchTemplateId === template.LaunchTemplateId);
    const wanted = input.Versions?.length
      ? [...new Set(input.Versions.map((version) => launchTemplateVersion(ctx, template, version)))]
      : all;
    return wanted
      .filter(({ VersionNumber }) => VersionNumber >= Number(input.MinVersion ?? 1))
      .filter(({ VersionNumber }) => VersionNumber <= Number(input.MaxVersion ?? Number.MAX_SAFE_INTEGER))
      .sort((a, b) => b.VersionNumber - a.VersionNumber)
      .map((version) => versionView(version, template, ctx));
  });
  const { page, NextToken } = paginate(
    found.filter((version) =>
      matches(
        input.Filters,
        {
          'image-id': version.LaunchTemplateData?.ImageId,
          'instance-type': version.LaunchTemplateData?.InstanceType,
          'is-default-version': version.DefaultVersion,
        },
        [],
      ),
    ),
    input,
  );
  return { LaunchTemplateVersions: [...page], NextToken };
};
