// A resource's drift as the API returns it.
import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import type { ResourceDrift } from '../drifts.ts';
import type { ResourceRecord } from '../state.ts';

export function driftView(record: ResourceRecord, drift: ResourceDrift): StackResourceDrift {
  return {
    StackId: record.stackId,
    LogicalResourceId: record.logicalId,
    PhysicalResourceId: record.physicalId,
    ResourceType: record.type,
    ...(drift.actual === undefined
      ? {}
      : { ExpectedProperties: drift.expected, ActualProperties: drift.actual }),
    PropertyDifferences: [...drift.differences],
    StackResourceDriftStatus: drift.status,
    Timestamp: new Date(drift.at),
  };
}
