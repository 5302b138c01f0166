// EC2 API, DescribeLaunchTemplateVersions: newest first; $Latest and $Default of all templates when none is named.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../describe/filters.ts';
import { paginate } from '../describe/selection.ts';
import { launchTemplateVersion } from '../launch-templates/launch-template-data.ts';
import { launchTemplateTable, launchTemplateVersionTable } from '../state.ts';
import { namedLaunchTemplate } from '../views/launch-template.ts';
import { versionView } from '../views/launch-template-version.ts';

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
  const { items, NextToken } = paginate(
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
    pageKey,
    input,
  );
  return { LaunchTemplateVersions: items, NextToken };
};
