// The errors of CodeDeploy: codes and texts as AWS answers them.
import { AwsFault, fault } from '../../kernel/faults.ts';

/** A name that is required. `what` begins an error's name: `Application` for ApplicationNameRequiredException. */
export const nameRequired = (what: string, text: string): AwsFault =>
  new AwsFault({ code: `${what}RequiredException`, message: `${text} is required.` });

export const applicationNotFound = fault(
  'ApplicationDoesNotExistException',
  (name: string) => `No application found for name: ${name}`,
);
export const applicationExists = fault(
  'ApplicationAlreadyExistsException',
  (name: string) => `Application already exists: ${name}`,
);
export const invalidApplicationName = fault(
  'InvalidApplicationNameException',
  (name: string) => `The application name is not valid: ${name}`,
);
export const invalidComputePlatform = fault(
  'InvalidComputePlatformException',
  'The compute platform is invalid. It must be Server, Lambda or ECS.',
);
export const roleNotAssumable = fault('InvalidRoleException', 'Cannot assume role provided.');
export const groupNotFound = fault(
  'DeploymentGroupDoesNotExistException',
  (name: string) => `No Deployment Group found for name: ${name}`,
);
export const groupExists = fault(
  'DeploymentGroupAlreadyExistsException',
  (name: string) => `Deployment group already exists: ${name}`,
);
export const invalidGroupName = fault(
  'InvalidDeploymentGroupNameException',
  (name: string) => `The deployment group name is not valid: ${name}`,
);
export const configNotFound = fault(
  'DeploymentConfigDoesNotExistException',
  (name: string) => `No Deployment Configuration found for name: ${name}`,
);
export const configExists = fault(
  'DeploymentConfigAlreadyExistsException',
  (name: string) => `Deployment Configuration already exists: ${name}`,
);
export const configInUse = fault(
  'DeploymentConfigInUseException',
  (name: string) => `The deployment configuration ${name} is still in use.`,
);
export const configIsPredefined = fault(
  'InvalidOperationException',
  'An AWS CodeDeploy predefined deployment configuration cannot be deleted.',
);
export const invalidConfigName = fault('InvalidDeploymentConfigNameException', (text: string) => text);
export const invalidTrafficRouting = fault(
  'InvalidTrafficRoutingConfigurationException',
  (text: string) => text,
);
export const invalidHealthyHosts = fault('InvalidMinimumHealthyHostValueException', (text: string) => text);
export const invalidDeploymentId = fault(
  'InvalidDeploymentIdException',
  'At least one of the deployment IDs was specified in an invalid format.',
);
export const deploymentNotFound = fault(
  'DeploymentDoesNotExistException',
  (id: string) => `The deployment ${id} could not be found`,
);
export const deploymentOver = fault(
  'DeploymentAlreadyCompletedException',
  (id: string) => `The deployment ${id} is already in a terminal state.`,
);
export const deploymentNotReady = fault(
  'DeploymentIsNotInReadyStateException',
  (id: string) => `The deployment ${id} is not in a state in which it can be continued.`,
);
export const deploymentActive = fault(
  'DeploymentLimitExceededException',
  (group: string, id: string) => `The Deployment Group '${group}' already has an active Deployment '${id}'`,
);
export const targetNotFound = fault(
  'DeploymentTargetDoesNotExistException',
  (target: string) => `The deployment target ${target} does not exist.`,
);
export const revisionRequired = fault('RevisionRequiredException', 'Revision is required.');
export const invalidRevision = fault('InvalidRevisionException', (text: string) => text);
export const revisionNotFound = fault('RevisionDoesNotExistException', 'The named revision does not exist.');
export const invalidStyle = fault('InvalidDeploymentStyleException', (text: string) => text);
export const invalidBlueGreen = fault(
  'InvalidBlueGreenDeploymentConfigurationException',
  (text: string) => text,
);
export const invalidLoadBalancer = fault('InvalidLoadBalancerInfoException', (text: string) => text);
export const invalidPair = fault('InvalidTargetGroupPairException', (text: string) => text);
export const invalidEcsService = fault('InvalidECSServiceException', (text: string) => text);
export const serviceMapped = fault(
  'ECSServiceMappingLimitExceededException',
  'The Amazon ECS service is associated with more than one deployment groups.',
);
export const invalidAlarms = fault('InvalidAlarmConfigException', (text: string) => text);
export const invalidRollback = fault('InvalidAutoRollbackConfigException', (text: string) => text);
export const invalidToken = fault(
  'InvalidNextTokenException',
  'The next token was specified in an invalid format.',
);
export const invalidInput = fault('InvalidInputException', (text: string) => text);
export const invalidHookId = fault(
  'InvalidLifecycleEventHookExecutionIdException',
  'A lifecycle event hook is invalid. Review the hooks section in your AppSpec file to ensure the lifecycle events and hooks functions are valid.',
);
export const invalidHookStatus = fault(
  'InvalidLifecycleEventHookExecutionStatusException',
  'The result of a Lambda validation function that verifies a lifecycle event is invalid. It should return Succeeded or Failed.',
);
export const hookOver = fault(
  'LifecycleEventAlreadyCompletedException',
  'An attempt to return the status of an already completed lifecycle event occurred.',
);
export const unsupportedPlatform = fault(
  'UnsupportedActionForDeploymentTypeException',
  (platform: string) =>
    `Deployments on the compute platform ${platform} are not simulated by Drydock, only those on ECS. Nothing was changed.`,
);
export const invalidArn = fault(
  'InvalidArnException',
  (arn: string) => `The specified ARN is not in a valid format: ${arn}`,
);
export const arnNotSupported = fault(
  'ArnNotSupportedException',
  'The specified ARN is not supported. For example, it might be an ARN for a resource that is not expected.',
);

/** What `call` returns, or undefined when it throws an AWS fault. */
export function unlessFault<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}
