// The errors of the Resource Groups Tagging API.
// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

export const invalidParameter = fault('InvalidParameterException', (text: string) => text);
export const tokenExpired = fault(
  'PaginationTokenExpiredException',
  'The pagination token is not valid, or has expired.',
);
