// EC2 API, ModifyLaunchTemplate: chooses the default version.
import type { Operation } from '../../../kernel/context.ts';
import { launchTemplates, namedLaunchTemplate } from '../kinds/launch-template.ts';
import { launchTemplateVersion } from '../launch-template-data.ts';
import { launchTemplateTable } from '../state.ts';

export const modifyLaunchTemplate: Operation<'ec2', 'ModifyLaunchTemplate'> = (input, ctx) => {
  const template = namedLaunchTemplate(ctx, input);
  const { VersionNumber } = launchTemplateVersion(ctx, template, input.DefaultVersion);
  const updated = { ...template, DefaultVersionNumber: VersionNumber };
  ctx.put(launchTemplateTable, template.LaunchTemplateId, updated);
  return { LaunchTemplate: launchTemplates.view(updated, ctx) };
};
