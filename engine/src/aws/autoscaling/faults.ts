// Auto Scaling's errors, by the codes of its query API. Nearly everything a caller gets wrong is a ValidationError.
import { fault } from '../../kernel/faults.ts';

export const validationError = fault('ValidationError', (message: string) => message);
export const groupNotFound = fault(
  'ValidationError',
  (name: string) => `AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`,
);
export const groupExists = fault(
  'AlreadyExists',
  (name: string) =>
    `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
);
export const launchConfigurationExists = fault(
  'AlreadyExists',
  (name: string) =>
    `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
);
export const launchConfigurationNotFound = fault(
  'ValidationError',
  (name: string) => `Launch configuration name not found - Launch configuration ${name} not found`,
);
export const memberNotFound = fault(
  'ValidationError',
  (id: string) => `Instance Id not found - No managed instance found for instance ID: ${id}`,
);
export const memberOfAnother = fault(
  'ValidationError',
  (id: string, group: string) => `The instance ${id} is not part of Auto Scaling group ${group}.`,
);
export const groupInUse = fault(
  'ResourceInUse',
  'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
);
export const deletionProtected = fault(
  'ValidationError',
  (name: string, protection: string) =>
    `AutoScalingGroup ${name} cannot be deleted: its deletion protection is ${protection}.`,
);
export const launchConfigurationInUse = fault(
  'ResourceInUse',
  (name: string, group: string) =>
    `Cannot delete launch configuration ${name} because it is attached to AutoScalingGroup ${group}`,
);
export const activityInProgress = fault(
  'ScalingActivityInProgress',
  (why: string) => `Scaling activity is in progress and blocks this action: ${why}`,
);
export const refreshInProgress = fault(
  'InstanceRefreshInProgress',
  'An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.',
);
export const noActiveRefresh = fault(
  'ActiveInstanceRefreshNotFound',
  'No in progress or pending Instance Refresh found for Auto Scaling group.',
);
export const nextTokenInvalid = fault('InvalidNextToken', 'The NextToken value is not valid.');
export const notSimulated = fault(
  'ValidationError',
  (what: string) => `Drydock does not simulate ${what}. Nothing was changed.`,
);
