// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchMfaDevice } from '../faults.ts';

/** There are no devices whose tags could be listed. */
export const listMFADeviceTags: Operation<'iam', 'ListMFADeviceTags'> = (input) => {
  throw noSuchMfaDevice(input.SerialNumber!);
};
