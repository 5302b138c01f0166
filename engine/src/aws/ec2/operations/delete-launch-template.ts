// EC2 API, DeleteLaunchTemplate: deletes all its versions too.
import type { Operation } from '../../../kernel/context.ts';
import { requireLaunchTemplateByIdOrName, versionKey } from '../find/launch-template.ts';
import { launchTemplateTable, launchTemplateVersionTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';
import { launchTemplates } from '../views/launch-template.ts';

export const deleteLaunchTemplate: Operation<'ec2', 'DeleteLaunchTemplate'> = (input, ctx) => {
  const template = requireLaunchTemplateByIdOrName(ctx, input);
  const { LaunchTemplateId: id } = template;
  const view = launchTemplates.view(template, ctx);
  for (let version = 1; version <= template.LatestVersionNumber; version++) {
    ctx.delete(launchTemplateVersionTable, versionKey(id, version));
  }
  ctx.delete(launchTemplateTable, id);
  removeTags(ctx, id);
  return { LaunchTemplate: view };
};
