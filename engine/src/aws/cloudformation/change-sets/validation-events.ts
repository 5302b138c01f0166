// What a change set's pre-deployment validation found, as DescribeEvents returns it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html
import type { OperationEvent } from '@aws-sdk/client-cloudformation';
import type { InvalidResource } from '../source/validate-properties.ts';
import type { ChangeSetRecord } from './change-set.ts';

export const validationFailed =
  'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early ' +
  'Validation errors, use the DescribeEvents API for detailed failure information.';

/** Newest first. Empty for a change set whose validation found nothing. */
export function validationEvents({
  id,
  stackId,
  createdAt,
  operationId,
  invalid,
}: ChangeSetRecord): OperationEvent[] {
  if (!invalid || operationId === undefined) return [];
  const shared = {
    StackId: stackId,
    OperationId: operationId,
    OperationType: 'CREATE_CHANGESET',
    Timestamp: new Date(createdAt),
  } as const;
  const own = { ...shared, EventType: 'STACK_EVENT', StartTime: new Date(createdAt) } as const;
  const found = invalid.flatMap((resource) =>
    findings(resource).map(
      ({ path, reason }, at): OperationEvent => ({
        ...shared,
        EventId: `${operationId}-${resource.logicalId}-${at}`,
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: resource.logicalId,
        PhysicalResourceId: '',
        ResourceType: resource.type,
        ValidationName: 'PROPERTY_VALIDATION',
        ValidationFailureMode: 'FAIL',
        ValidationStatus: 'FAILED',
        ValidationStatusReason: reason,
        ValidationPath: path,
      }),
    ),
  );
  return [
    {
      ...own,
      EventId: `${operationId}-failed`,
      OperationStatus: 'FAILED',
      EndTime: new Date(createdAt),
      PhysicalResourceId: id,
    },
    ...found,
    { ...own, EventId: `${operationId}-begun`, OperationStatus: 'IN_PROGRESS', PhysicalResourceId: id },
  ];
}

interface Finding {
  /** `/Resources/X/Properties/…` */
  readonly path: string;
  readonly reason: string;
}

function findings({ logicalId, shape, constraints }: InvalidResource): Finding[] {
  const root = `/Resources/${logicalId}/Properties`;
  return [
    ...shape.map((problem) => ofShape(problem, root)),
    ...constraints.map((reason) => ({ path: `${root}${reason.slice(1, reason.indexOf(':'))}`, reason })),
  ];
}

/** The validator's form of `The property {/A/B} is required` and its like. */
function ofShape(problem: string, root: string): Finding {
  const [, required] = /^The property \{(.*)\} is required$/.exec(problem) ?? [];
  if (required !== undefined) {
    const at = required.lastIndexOf('/');
    return {
      path: `${root}${required.slice(0, at)}`,
      reason: `Required property [${required.slice(at + 1)}] not found`,
    };
  }
  const [, place = '', keys] =
    /^Encountered unsupported properties in \{(.*)\/\}: \[(.*)\]$/.exec(problem) ?? [];
  if (keys !== undefined) {
    return { path: `${root}${place}`, reason: `#${place}: extraneous key [${keys}] is not permitted` };
  }
  const [, path = '', type = ''] =
    /^Value of property \{(.*)\} does not match type \{(.*)\}$/.exec(problem) ?? [];
  return { path: `${root}${path}`, reason: `#${path}: expected type: ${type}` };
}
