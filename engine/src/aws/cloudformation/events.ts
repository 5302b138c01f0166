// What CloudFormation sends to EventBridge.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html
import type { AwsEvent } from '../../contracts/aws-event.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'cloudformation/stack-status-change': AwsEvent<StackStatusChange>;
    'cloudformation/resource-status-change': AwsEvent<ResourceStatusChange>;
    'cloudformation/drift-detection-status-change': AwsEvent<DriftDetectionStatusChange>;
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

export interface DriftDetectionStatusChange {
  readonly 'stack-id': string;
  readonly 'stack-drift-detection-id': string;
  readonly 'status-details': { readonly 'stack-drift-status': string; readonly 'detection-status': string };
  readonly 'drift-detection-details': { readonly 'drifted-stack-resource-count': number };
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

export function driftDetectionStatusChange({
  id,
  stackId,
  status,
  drifted,
}: {
  readonly id: string;
  readonly stackId: string;
  readonly status: string;
  readonly drifted: number;
}): AwsEvent<DriftDetectionStatusChange> {
  return {
    detailType: 'CloudFormation Drift Detection Status Change',
    resources: [stackId],
    detail: {
      'stack-id': stackId,
      'stack-drift-detection-id': id,
      'status-details': { 'stack-drift-status': status, 'detection-status': 'DETECTION_COMPLETE' },
      'drift-detection-details': { 'drifted-stack-resource-count': drifted },
    },
  };
}
