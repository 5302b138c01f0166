// EC2 API, ModifyLaunchTemplate: chooses the default version.
import type { Operation } from '../../../kernel/context.ts';
import { requireLaunchTemplateByIdOrName, requireLaunchTemplateVersion } from '../find/launch-template.ts';
import { launchTemplateTable } from '../state.ts';
import { launchTemplates } from '../views/launch-template.ts';

export const modifyLaunchTemplate: Operation<'ec2', 'ModifyLaunchTemplate'> = (input, ctx) => {
  const template = requireLaunchTemplateByIdOrName(ctx, input);
  const { VersionNumber } = requireLaunchTemplateVersion(ctx, template, input.DefaultVersion);
  const updated = { ...template, DefaultVersionNumber: VersionNumber };
  ctx.put(launchTemplateTable, template.LaunchTemplateId, updated);
  return { LaunchTemplate: launchTemplates.view(updated, ctx) };
};
