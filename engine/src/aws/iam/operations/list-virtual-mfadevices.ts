// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
import type { Operation } from '../../../kernel/context.ts';

/** None: devices cannot be created here. */
export const listVirtualMFADevices: Operation<'iam', 'ListVirtualMFADevices'> = () => ({
  VirtualMFADevices: [],
  IsTruncated: false,
});
