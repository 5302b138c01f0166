// Launch templates as DescribeLaunchTemplates shows them, and how a request names one.
import type { LaunchTemplate } from '@aws-sdk/client-ec2';
import { launchTemplateIdNotFound, launchTemplateNameNotFound, missingParameter } from '../faults.ts';
import { type Kind, required, type Sight } from '../selection.ts';
import { type LaunchTemplateRecord, launchTemplateTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const launchTemplates: Kind<LaunchTemplateRecord, LaunchTemplate> = {
  table: launchTemplateTable,
  prefix: 'lt-',
  idOf: ({ LaunchTemplateId }) => LaunchTemplateId,
  notFound: launchTemplateIdNotFound,
  facets: (template) => ({
    'create-time': new Date(template.CreateTime).toISOString(),
    'launch-template-name': template.LaunchTemplateName,
  }),
  view: (template, sight) => ({
    ...template,
    CreateTime: new Date(template.CreateTime),
    CreatedBy: `arn:aws:iam::${sight.account}:root`,
    Tags: tagsOf(sight, template.LaunchTemplateId),
  }),
};

export function namedLaunchTemplate(
  sight: Sight,
  request: { LaunchTemplateId?: string | undefined; LaunchTemplateName?: string | undefined },
): LaunchTemplateRecord {
  if (request.LaunchTemplateId) return required(sight, launchTemplates, request.LaunchTemplateId);
  if (!request.LaunchTemplateName) throw missingParameter('LaunchTemplateId or LaunchTemplateName');
  const template = sight
    .all(launchTemplateTable)
    .find(({ LaunchTemplateName }) => LaunchTemplateName === request.LaunchTemplateName);
  if (!template) throw launchTemplateNameNotFound(request.LaunchTemplateName);
  return template;
}
