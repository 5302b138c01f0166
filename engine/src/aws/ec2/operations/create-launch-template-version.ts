// EC2 API, CreateLaunchTemplateVersion: the source version supplies the members that the request leaves out.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import {
  requireLaunchTemplateByIdOrName,
  requireLaunchTemplateVersion,
  versionKey,
} from '../find/launch-template.ts';
import { storableData } from '../launch-templates/launch-template-data.ts';
import { quotas } from '../quotas.ts';
import { launchTemplateTable, launchTemplateVersionTable } from '../state.ts';
import { versionView } from '../views/launch-template-version.ts';

export const createLaunchTemplateVersion: Operation<'ec2', 'CreateLaunchTemplateVersion'> = (input, ctx) => {
  const template = requireLaunchTemplateByIdOrName(ctx, input);
  const source = input.SourceVersion
    ? requireLaunchTemplateVersion(ctx, template, input.SourceVersion).Data
    : {};
  const present = ctx
    .all(launchTemplateVersionTable)
    .filter(({ LaunchTemplateId }) => LaunchTemplateId === template.LaunchTemplateId);
  checkQuota(ctx, quotas.versionsPerLaunchTemplate, present.length + 1);
  const VersionNumber = template.LatestVersionNumber + 1;
  const updated = { ...template, LatestVersionNumber: VersionNumber };
  const version = {
    LaunchTemplateId: template.LaunchTemplateId,
    VersionNumber,
    ...(input.VersionDescription ? { VersionDescription: input.VersionDescription } : {}),
    CreateTime: ctx.now,
    Data: { ...source, ...storableData(input.LaunchTemplateData ?? {}) },
  };
  ctx.put(launchTemplateTable, template.LaunchTemplateId, updated);
  ctx.put(launchTemplateVersionTable, versionKey(template.LaunchTemplateId, VersionNumber), version);
  return { LaunchTemplateVersion: versionView(version, updated, ctx) };
};
