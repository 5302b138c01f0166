// EC2 API, DeleteNetworkAclEntry.
import type { Operation } from '../../../kernel/context.ts';
import { changeEntries } from '../network/acl-entries.ts';

export const deleteNetworkAclEntry: Operation<'ec2', 'DeleteNetworkAclEntry'> = (input, ctx) => {
  changeEntries(input, undefined, ctx);
  return {};
};
