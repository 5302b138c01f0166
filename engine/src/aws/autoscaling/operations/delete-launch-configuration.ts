// Auto Scaling API, DeleteLaunchConfiguration: refused while a group uses it.
import type { Operation } from '../../../kernel/context.ts';
import { launchConfigurationInUse, launchConfigurationNotFound } from '../faults.ts';
import { groupTable, launchConfigurationTable } from '../state.ts';

export const deleteLaunchConfiguration: Operation<'autoscaling', 'DeleteLaunchConfiguration'> = (
  input,
  ctx,
) => {
  const name = input.LaunchConfigurationName!;
  if (!ctx.get(launchConfigurationTable, name)) throw launchConfigurationNotFound(name);
  const user = ctx.all(groupTable).find(({ LaunchConfigurationName }) => LaunchConfigurationName === name);
  if (user) throw launchConfigurationInUse(name, user.AutoScalingGroupName);
  ctx.delete(launchConfigurationTable, name);
  return {};
};
