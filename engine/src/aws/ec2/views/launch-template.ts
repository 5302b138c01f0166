// Launch templates as DescribeLaunchTemplates shows them, and how a request names one.

import type { LaunchTemplate } from '@aws-sdk/client-ec2';
import { launchTemplateNameNotFound, missingParameter } from '../faults.ts';
import { type ReadContext, requireLaunchTemplate } from '../find/require.ts';
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

export function namedLaunchTemplate(
  ctx: ReadContext,
  request: { LaunchTemplateId?: string | undefined; LaunchTemplateName?: string | undefined },
): LaunchTemplateRecord {
  if (request.LaunchTemplateId) return requireLaunchTemplate(ctx, request.LaunchTemplateId);
  if (!request.LaunchTemplateName) throw missingParameter('LaunchTemplateId or LaunchTemplateName');
  const template = ctx
    .all(launchTemplateTable)
    .find(({ LaunchTemplateName }) => LaunchTemplateName === request.LaunchTemplateName);
  if (!template) throw launchTemplateNameNotFound(request.LaunchTemplateName);
  return template;
}
