// FIS's errors: https://docs.aws.amazon.com/fis/latest/APIReference/API_CreateExperimentTemplate.html#API_CreateExperimentTemplate_Errors
import { AwsFault } from '../../kernel/faults.ts';

const fisFault =
  <A extends readonly unknown[]>(code: string, status: number, message: (...args: A) => string) =>
  (...args: A): AwsFault =>
    new AwsFault({ code, status, message: message(...args) });

export const validation = fisFault('ValidationException', 400, (message: string) => message);
export const conflict = fisFault('ConflictException', 409, (message: string) => message);
export const templateNotFound = fisFault(
  'ResourceNotFoundException',
  404,
  (id: string) => `Experiment template with ID ${id} not found.`,
);
export const experimentNotFound = fisFault(
  'ResourceNotFoundException',
  404,
  (id: string) => `Experiment with ID ${id} not found.`,
);
export const actionNotFound = fisFault(
  'ResourceNotFoundException',
  404,
  (id: string) => `Action with ID ${id} not found.`,
);
export const resourceTypeNotFound = fisFault(
  'ResourceNotFoundException',
  404,
  (id: string) => `Target resource type ${id} not found.`,
);
export const resourceNotFound = fisFault(
  'ResourceNotFoundException',
  404,
  (arn: string) => `Resource ${arn} not found.`,
);
export const quotaExceeded = fisFault('ServiceQuotaExceededException', 402, (message: string) => message);
export const notSimulated = fisFault(
  'ValidationException',
  400,
  (what: string) => `${what} is not simulated by Drydock. Nothing was changed.`,
);
