// CodeBuild's errors.
import { fault } from '../../kernel/faults.ts';

export const invalidInput = fault('InvalidInputException', (text: string) => text);
// https://docs.aws.amazon.com/codebuild/latest/userguide/troubleshooting.html
export const roleNotAssumable = fault(
  'InvalidInputException',
  (arn: string) => `CodeBuild is not authorized to perform: sts:AssumeRole on ${arn}`,
);
export const projectExists = fault(
  'ResourceAlreadyExistsException',
  (arn: string) => `Project already exists: ${arn}`,
);
export const projectNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Project cannot be found: ${arn}`,
);
export const buildNotFound = fault(
  'ResourceNotFoundException',
  (id: string) => `The specified build ${id} could not be found`,
);
export const tooManyBuilds = fault(
  'AccountLimitExceededException',
  (limit: number) => `Project-level concurrent build limit cannot exceed ${limit}`,
);
