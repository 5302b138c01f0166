// A launch template's data as part of a launch: it supplies the members that the request leaves out.
import type { RequestLaunchTemplateData, RunInstancesRequest, TagSpecification } from '@aws-sdk/client-ec2';
import { isBase64 } from '../../../kernel/base64.ts';
import { userDataMalformed } from '../faults.ts';
import { requireLaunchTemplateByIdOrName, requireLaunchTemplateVersion } from '../find/launch-template.ts';
import type { ReadContext } from '../find/require.ts';

/** A request's members, and the launch template's where the request has none. */
export type LaunchRequest = RunInstancesRequest & {
  readonly fromTemplate?: { readonly id: string; readonly version: number };
};

export function withLaunchTemplate(ctx: ReadContext, request: RunInstancesRequest): LaunchRequest {
  if (!request.LaunchTemplate) return request;
  const template = requireLaunchTemplateByIdOrName(ctx, request.LaunchTemplate);
  const { Data, VersionNumber } = requireLaunchTemplateVersion(ctx, template, request.LaunchTemplate.Version);
  const present = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
  return {
    ...(templateAsRequest(Data) as RunInstancesRequest),
    ...present,
    MinCount: request.MinCount,
    MaxCount: request.MaxCount,
    TagSpecifications: mergedTags(Data.TagSpecifications, request.TagSpecifications),
    fromTemplate: { id: template.LaunchTemplateId, version: VersionNumber },
  };
}

/** The two shapes have the same members, except for placement details that are not simulated. */
function templateAsRequest({ TagSpecifications: _, ...data }: RequestLaunchTemplateData): object {
  return data;
}

function mergedTags(
  template: RequestLaunchTemplateData['TagSpecifications'],
  request: readonly TagSpecification[] | undefined,
): TagSpecification[] {
  return [...((template ?? []) as TagSpecification[]), ...(request ?? [])];
}

/**
 * Records are stored as JSON. The only Date in a template is the end of a Spot request.
 * @throws InvalidUserData.Malformed
 */
export function storableData(data: RequestLaunchTemplateData): RequestLaunchTemplateData {
  if (!isBase64(data.UserData ?? '')) throw userDataMalformed();
  return JSON.parse(JSON.stringify(data)) as RequestLaunchTemplateData;
}
