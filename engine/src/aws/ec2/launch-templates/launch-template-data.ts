// A launch template's data: which version a request means, and how it stands behind the request's own members.
// EC2 API, LaunchTemplateSpecification: `$Latest`, `$Default` (when no version is given) or a number.

import type { RequestLaunchTemplateData, RunInstancesRequest, TagSpecification } from '@aws-sdk/client-ec2';
import { launchTemplateVersionNotFound } from '../faults.ts';
import type { ReadContext } from '../find/require.ts';
import {
  type LaunchTemplateRecord,
  type LaunchTemplateVersionRecord,
  launchTemplateVersionTable,
} from '../state.ts';
import { namedLaunchTemplate } from '../views/launch-template.ts';

export const versionKey = (id: string, version: number) => `${id}/${version}`;

export function launchTemplateVersion(
  ctx: ReadContext,
  template: LaunchTemplateRecord,
  version = '$Default',
): LaunchTemplateVersionRecord {
  const number =
    version === '$Latest'
      ? template.LatestVersionNumber
      : version === '$Default' || version === ''
        ? template.DefaultVersionNumber
        : Number(version);
  const record = ctx.get(launchTemplateVersionTable, versionKey(template.LaunchTemplateId, number));
  if (!record) throw launchTemplateVersionNotFound(version, template.LaunchTemplateId);
  return record;
}

/** What a launch comes down to: the request's members, and the template's where the request has none. */
export type LaunchRequest = RunInstancesRequest & {
  readonly fromTemplate?: { readonly id: string; readonly version: number };
};

export function withLaunchTemplate(ctx: ReadContext, request: RunInstancesRequest): LaunchRequest {
  if (!request.LaunchTemplate) return request;
  const template = namedLaunchTemplate(ctx, request.LaunchTemplate);
  const { Data, VersionNumber } = launchTemplateVersion(ctx, template, request.LaunchTemplate.Version);
  const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
  return {
    ...(templateAsRequest(Data) as RunInstancesRequest),
    ...given,
    MinCount: request.MinCount,
    MaxCount: request.MaxCount,
    TagSpecifications: mergedTags(Data.TagSpecifications, request.TagSpecifications),
    fromTemplate: { id: template.LaunchTemplateId, version: VersionNumber },
  };
}

/** The two shapes have the same members but for placement details that are not simulated. */
function templateAsRequest({ TagSpecifications: _, ...data }: RequestLaunchTemplateData): object {
  return data;
}

function mergedTags(
  template: RequestLaunchTemplateData['TagSpecifications'],
  request: readonly TagSpecification[] | undefined,
): TagSpecification[] {
  return [...((template ?? []) as TagSpecification[]), ...(request ?? [])];
}

/** Records survive JSON: a template's only Date is the end of a Spot request. */
export function storableData(data: RequestLaunchTemplateData): RequestLaunchTemplateData {
  return JSON.parse(JSON.stringify(data)) as RequestLaunchTemplateData;
}
