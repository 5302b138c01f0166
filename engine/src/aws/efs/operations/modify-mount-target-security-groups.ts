// https://docs.aws.amazon.com/efs/latest/ug/API_ModifyMountTargetSecurityGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { requireMountTarget } from '../find.ts';
import { changeGroups } from '../network.ts';

export const modifyMountTargetSecurityGroups: Operation<'efs', 'ModifyMountTargetSecurityGroups'> = (
  input,
  ctx,
) => {
  const { NetworkInterfaceId } = requireMountTarget(ctx, input.MountTargetId);
  changeGroups(ctx, NetworkInterfaceId, input.SecurityGroups ?? []);
  return {};
};
