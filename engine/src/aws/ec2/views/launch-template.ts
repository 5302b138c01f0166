// Launch templates as DescribeLaunchTemplates returns them.
import type { LaunchTemplate } from '@aws-sdk/client-ec2';
import { requireLaunchTemplate } from '../find/require.ts';
import { type LaunchTemplateRecord, launchTemplateTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const launchTemplates: Kind<LaunchTemplateRecord, LaunchTemplate> = {
  table: launchTemplateTable,
  require: requireLaunchTemplate,
  idOf: ({ LaunchTemplateId }) => LaunchTemplateId,
  facets: (template) => ({
    'create-time': new Date(template.CreateTime).toISOString(),
    'launch-template-name': template.LaunchTemplateName,
  }),
  view: (template, ctx) => ({
    ...template,
    CreateTime: new Date(template.CreateTime),
    CreatedBy: `arn:aws:iam::${ctx.account}:root`,
    Tags: tagsOf(ctx, template.LaunchTemplateId),
  }),
};
