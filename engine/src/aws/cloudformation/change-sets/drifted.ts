// What a drift-aware change set says of drift, beside the changes of its template.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
import type {
  PropertyDifference,
  ResourceChange,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import { nameOf, type Revertible } from '../drift/revert.ts';
import { declared, type Prepared } from '../source/prepare.ts';
import { canonical } from '../template/json.ts';

export function withDrift(
  changes: readonly ResourceChange[],
  drifts: readonly Revertible[],
  after: Prepared,
  now: number,
): ResourceChange[] {
  const byId = new Map(drifts.map((drift) => [drift.record.logicalId, drift]));
  const known = new Set(changes.map(({ LogicalResourceId }) => LogicalResourceId));
  const others = drifts
    .filter(({ record: { logicalId }, status, differences }) => {
      const isChange = status === 'DELETED' || differences.length > 0;
      return isChange && !known.has(logicalId) && Object.hasOwn(after.graph, logicalId);
    })
    .map((drift) => driftChange(drift, after, now));
  return [
    ...changes.map((change): ResourceChange => {
      const drift = byId.get(change.LogicalResourceId ?? '');
      if (!drift) return { ...change, ResourceDriftStatus: 'IN_SYNC' };
      const own = driftChange(drift, after, now);
      if (change.Action !== 'Modify' || own.Action === 'Add')
        return { ...change, ...own, Action: own.Action };
      return { ...change, ...own, Details: [...(change.Details ?? []), ...(own.Details ?? [])] };
    }),
    ...others,
  ];
}

function driftChange(
  { record, status, differences, actual, managed }: Revertible,
  after: Prepared,
  now: number,
): ResourceChange {
  const { logicalId, type, physicalId } = record;
  const shared = { LogicalResourceId: logicalId, ResourceType: type, ResourceDriftStatus: status };
  if (status === 'DELETED') return { ...shared, Action: 'Add', Scope: [], Details: [] };
  const next = declared(after, logicalId).properties;
  const Details = differences.map((difference) => {
    const name = nameOf(difference);
    return detail(difference, canonical(next[name]) === canonical(actual[name]), now);
  });
  const isInSync = Details.every(({ Target }) => Target?.AttributeChangeType === 'SyncWithActual');
  return {
    ...shared,
    Action: isInSync ? 'SyncWithActual' : 'Modify',
    ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId }),
    Replacement: 'False',
    Scope: [...new Set(Details.map(({ Target }) => Target!.Attribute!))],
    Details,
    ...(managed.length > 0 && {
      ResourceDriftIgnoredAttributes: managed.map((name) => ({
        Path: `/${name}`,
        Reason: 'MANAGED_BY_AWS' as const,
      })),
    }),
  };
}

/** @param isInSync the new template says what is there now */
function detail(difference: PropertyDifference, isInSync: boolean, now: number): ResourceChangeDetail {
  const { PropertyPath, ExpectedValue, ActualValue, DifferenceType } = difference;
  const kinds = { ADD: 'Remove', REMOVE: 'Add', NOT_EQUAL: 'Modify' } as const;
  const name = nameOf(difference);
  return {
    Target: {
      Attribute: name === 'Tags' ? 'Tags' : 'Properties',
      Name: name,
      RequiresRecreation: 'Never',
      Path: PropertyPath,
      ...(DifferenceType !== 'REMOVE' && {
        BeforeValue: ActualValue,
        BeforeValueFrom: 'ACTUAL_STATE' as const,
      }),
      ...(DifferenceType !== 'ADD' && {
        AfterValue: isInSync ? ActualValue : ExpectedValue,
        AfterValueFrom: 'TEMPLATE' as const,
      }),
      Drift: {
        PreviousValue: ExpectedValue,
        ActualValue,
        DriftDetectionTimestamp: new Date(now),
      },
      AttributeChangeType: isInSync ? 'SyncWithActual' : kinds[DifferenceType!],
    },
    Evaluation: 'Static',
    ChangeSource: isInSync ? 'NoModification' : 'DirectModification',
  };
}
