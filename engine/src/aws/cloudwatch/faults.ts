// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

export const invalidParameter = fault('InvalidParameterValue', (text: string) => text);
export const invalidCombination = fault('InvalidParameterCombination', (text: string) => text);
export const missingParameter = fault('MissingParameter', (text: string) => text);
export const validation = fault('ValidationError', (text: string) => text);
export const alarmNotFound = fault('ResourceNotFound', (name: string) => `Unknown alarm: ${name}`, 404);
export const dashboardNotFound = fault(
  'ResourceNotFound',
  (name: string) => `Dashboard ${name} does not exist`,
  404,
);
export const dashboardInvalid = fault(
  'InvalidParameterInput',
  (errors: readonly object[]) =>
    `The dashboard body is invalid, there are ${errors.length} validation errors:\n${JSON.stringify(errors, null, 2)}`,
);
export const resourceNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Unknown resource: ${arn}`,
  404,
);
export const invalidFormat = fault('InvalidFormat', 'Data was not syntactically valid JSON.');
export const notSimulated = fault(
  'InvalidParameterValue',
  (what: string) => `Drydock does not simulate ${what}. Nothing was changed.`,
);
