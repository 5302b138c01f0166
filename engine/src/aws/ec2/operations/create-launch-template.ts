// EC2 API, CreateLaunchTemplate: its first version is the default one.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { launchTemplateNameTaken } from '../faults.ts';
import { findLaunchTemplateByName, versionKey } from '../find/launch-template.ts';
import { storableData } from '../launch-templates/launch-template-data.ts';
import { quotas } from '../quotas.ts';
import { launchTemplateTable, launchTemplateVersionTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { launchTemplates } from '../views/launch-template.ts';

export const createLaunchTemplate: Operation<'ec2', 'CreateLaunchTemplate'> = (input, ctx) => {
  const LaunchTemplateName = input.LaunchTemplateName!;
  if (findLaunchTemplateByName(ctx, LaunchTemplateName)) {
    throw launchTemplateNameTaken();
  }
  checkQuota(ctx, quotas.launchTemplates, ctx.keys(launchTemplateTable).length + 1);
  const LaunchTemplateId = `lt-0${ctx.ids.hex(16)}`;
  const template = {
    LaunchTemplateId,
    LaunchTemplateName,
    CreateTime: ctx.now,
    DefaultVersionNumber: 1,
    LatestVersionNumber: 1,
  };
  ctx.put(launchTemplateTable, LaunchTemplateId, template);
  ctx.put(launchTemplateVersionTable, versionKey(LaunchTemplateId, 1), {
    LaunchTemplateId,
    VersionNumber: 1,
    ...(input.VersionDescription ? { VersionDescription: input.VersionDescription } : {}),
    CreateTime: ctx.now,
    Data: storableData(input.LaunchTemplateData ?? {}),
  });
  addSpecifiedTags(ctx, LaunchTemplateId, 'launch-template', input.TagSpecifications);
  return { LaunchTemplate: launchTemplates.view(template, ctx) };
};
