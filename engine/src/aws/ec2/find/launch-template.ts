// Launch templates as requests name them, and their versions. EC2 API, LaunchTemplateSpecification: a version is
// `$Latest`, `$Default` (when none is given) or a number.
import type { Reader } from '../../../kernel/table.ts';
import { launchTemplateNameNotFound, launchTemplateVersionNotFound, missingParameter } from '../faults.ts';
import {
  type LaunchTemplateRecord,
  type LaunchTemplateVersionRecord,
  launchTemplateTable,
  launchTemplateVersionTable,
} from '../state.ts';
import { type ReadContext, requireLaunchTemplate } from './require.ts';

export const versionKey = (id: string, version: number) => `${id}/${version}`;

export function findLaunchTemplateByName(state: Reader, name: string): LaunchTemplateRecord | undefined {
  return state.all(launchTemplateTable).find(({ LaunchTemplateName }) => LaunchTemplateName === name);
}

export function requireLaunchTemplateByIdOrName(
  ctx: ReadContext,
  request: { LaunchTemplateId?: string | undefined; LaunchTemplateName?: string | undefined },
): LaunchTemplateRecord {
  const { LaunchTemplateId, LaunchTemplateName } = request;
  if (LaunchTemplateId) return requireLaunchTemplate(ctx, LaunchTemplateId);
  if (!LaunchTemplateName) throw missingParameter('LaunchTemplateId or LaunchTemplateName');
  const template = findLaunchTemplateByName(ctx, LaunchTemplateName);
  if (!template) throw launchTemplateNameNotFound(LaunchTemplateName);
  return template;
}

export function requireLaunchTemplateVersion(
  state: Reader,
  template: LaunchTemplateRecord,
  version = '$Default',
): LaunchTemplateVersionRecord {
  const number =
    version === '$Latest'
      ? template.LatestVersionNumber
      : version === '$Default' || version === ''
        ? template.DefaultVersionNumber
        : Number(version);
  const record = state.get(launchTemplateVersionTable, versionKey(template.LaunchTemplateId, number));
  if (!record) throw launchTemplateVersionNotFound(version, template.LaunchTemplateId);
  return record;
}
