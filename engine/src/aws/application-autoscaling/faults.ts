// The faults of the Application Auto Scaling API, with AWS's codes and texts.
import { fault } from '../../kernel/faults.ts';
import type { TargetName } from './state.ts';

export const validation = fault('ValidationException', (message: string) => message);
const named = ({ namespace, resourceId, dimension }: TargetName): string =>
  `service namespace: ${namespace}, resource ID: ${resourceId}, scalable dimension: ${dimension}`;
export const targetNotFound = fault(
  'ObjectNotFoundException',
  (name: TargetName) => `No scalable target found for ${named(name)}`,
);
export const policyNotFound = fault(
  'ObjectNotFoundException',
  (name: TargetName, policy: string) => `No scaling policy found for ${named(name)}, policy name: ${policy}`,
);
export const scheduledActionNotFound = fault(
  'ObjectNotFoundException',
  (name: TargetName, action: string) =>
    `No scheduled action found for ${named(name)}, scheduled action name: ${action}`,
);
export const policyArnNotFound = fault(
  'ObjectNotFoundException',
  (arn: string) => `No scaling policy found for ARN: ${arn}`,
);
export const invalidToken = fault('InvalidNextTokenException', 'Invalid next token.');
