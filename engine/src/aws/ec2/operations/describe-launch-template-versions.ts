// EC2 API, DescribeLaunchTemplateVersions: newest first; $Latest and $Default of all templates when none is named.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../describe/filters.ts';
import { paginate } from '../describe/selection.ts';
import { requireLaunchTemplateByIdOrName, requireLaunchTemplateVersion } from '../find/launch-template.ts';
import { launchTemplateTable, launchTemplateVersionTable } from '../state.ts';
import { versionView } from '../views/launch-template-version.ts';

/** A sort key: all of them have sixteen digits, so that they compare as numbers do. */
const newestFirst = (version: number) => String(Number.MAX_SAFE_INTEGER - version);

export const describeLaunchTemplateVersions: Operation<'ec2', 'DescribeLaunchTemplateVersions'> = (
  input,
  ctx,
) => {
  const isNamed = input.LaunchTemplateId ?? input.LaunchTemplateName;
  const templates = isNamed ? [requireLaunchTemplateByIdOrName(ctx, input)] : ctx.all(launchTemplateTable);
  const found = templates.flatMap((template) => {
    const all = ctx
      .all(launchTemplateVersionTable)
      .filter(({ LaunchTemplateId }) => LaunchTemplateId === template.LaunchTemplateId);
    const selected = input.Versions?.length
      ? [...new Set(input.Versions.map((version) => requireLaunchTemplateVersion(ctx, template, version)))]
      : all;
    return selected
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
    ({ LaunchTemplateId, VersionNumber = 0 }) => `${LaunchTemplateId}/${newestFirst(VersionNumber)}`,
    input,
  );
  return { LaunchTemplateVersions: items, NextToken };
};
