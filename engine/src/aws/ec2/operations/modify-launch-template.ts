// EC2 API, ModifyLaunchTemplate: chooses the default version.
import type { Operation } from '../../../kernel/context.ts';
import { launchTemplateVersion } from '../launch-templates/launch-template-data.ts';
import { launchTemplateTable } from '../state.ts';
import { launchTemplates, namedLaunchTemplate } from '../views/launch-template.ts';

export const modifyLaunchTemplate: Operation<'ec2', 'ModifyLaunchTemplate'> = (input, ctx) => {
  const template = namedLaunchTemplate(ctx, input);
  const { VersionNumber } = launchTemplateVersion(ctx, template, input.DefaultVersion);
  const updated = { ...template, DefaultVersionNumber: VersionNumber };
  ctx.put(launchTemplateTable, template.LaunchTemplateId, updated);
  return { LaunchTemplate: launchTemplates.view(updated, ctx) };
};
