// EC2 API, ReplaceNetworkAclEntry.
import type { Operation } from '../../../kernel/context.ts';
import { changeEntries, checkedEntry } from '../network/acl-entries.ts';

export const replaceNetworkAclEntry: Operation<'ec2', 'ReplaceNetworkAclEntry'> = (input, ctx) => {
  changeEntries(input, checkedEntry(input), ctx);
  return {};
};
