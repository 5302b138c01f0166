// What CloudFormation sends to EventBridge.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html
import type { AwsEvent } from '../../contracts/aws-event.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'cloudformation/stack-status-change': AwsEvent<StackStatusChange>;
    'cloudformation/resource-status-change': AwsEvent<ResourceStatusChange>;
  }
}

/** `status-reason` and `client-request-token` are empty strings when there is none. */
interface StatusDetails {
  readonly status: string;
  readonly 'status-reason': string;
}

export interface StackStatusChange {
  readonly 'stack-id': string;
  readonly 'status-details': StatusDetails;
  readonly 'client-request-token': string;
}

export interface ResourceStatusChange {
  readonly 'stack-id': string;
  readonly 'logical-resource-id': string;
  readonly 'physical-resource-id': string;
  readonly 'status-details': StatusDetails;
  readonly 'resource-type': string;
  readonly 'client-request-token': string;
}

interface StatusChange {
  readonly stackId: string;
  readonly status: string;
  readonly reason?: string;
  readonly token?: string;
}

export function stackStatusChange({
  stackId,
  status,
  reason,
  token,
}: StatusChange): AwsEvent<StackStatusChange> {
  return {
    detailType: 'CloudFormation Stack Status Change',
    resources: [stackId],
    detail: {
      'stack-id': stackId,
      'status-details': { status, 'status-reason': reason ?? '' },
      'client-request-token': token ?? '',
    },
  };
}

export function resourceStatusChange({
  stackId,
  status,
  reason,
  token,
  logicalId,
  physicalId,
  type,
}: StatusChange & {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}): AwsEvent<ResourceStatusChange> {
  return {
    detailType: 'CloudFormation Resource Status Change',
    resources: [stackId],
    detail: {
      'stack-id': stackId,
      'logical-resource-id': logicalId,
      'physical-resource-id': physicalId,
      'status-details': { status, 'status-reason': reason ?? '' },
      'resource-type': type,
      'client-request-token': token ?? '',
    },
  };
}
