// The faults of the ECS API, with AWS's codes and texts.
import { AwsFault, fault } from '../../kernel/faults.ts';

export const clusterNotFound = fault('ClusterNotFoundException', 'Cluster not found.');
export const serviceNotFound = fault('ServiceNotFoundException', 'Service not found.');
export const serviceNotActive = fault('ServiceNotActiveException', 'Service was not ACTIVE.');
export const taskDefinitionNotFound = fault('ClientException', 'Unable to describe task definition.');
export const taskDefinitionInactive = fault('ClientException', 'TaskDefinition is inactive');
export const taskDefinitionMissing = fault('InvalidParameterException', 'TaskDefinition not found.');
export const taskNotFound = fault('InvalidParameterException', 'The referenced task was not found.');
export const containerInstanceNotFound = fault(
  'InvalidParameterException',
  'The referenced container instance was not found.',
);
export const serviceDeploymentNotFound = fault(
  'ServiceDeploymentNotFoundException',
  'Service deployment not found.',
);
export const taskSetNotFound = fault(
  'TaskSetNotFoundException',
  'The specified task set could not be found.',
);
export const capacityProviderNotFound = fault(
  'ClientException',
  (name: string) => `The specified capacity provider '${name}' was not found.`,
);
export const platformUnknown = fault(
  'PlatformUnknownException',
  "The specified platform version doesn't exist.",
);
export const notIdempotent = fault('InvalidParameterException', 'Creation of service was not idempotent.');
export const invalidParameter = fault('InvalidParameterException', (message: string) => message);
export const clientFault = fault('ClientException', (message: string) => message);
export const namespaceNotFound = fault('NamespaceNotFoundException', "The specified namespace wasn't found.");
export const unsupportedFeature = fault('UnsupportedFeatureException', (message: string) => message);
export const targetGroupUnattached = fault(
  'InvalidParameterException',
  (arn: string) => `The target group ${arn} does not have an associated load balancer.`,
);
export const clusterContainsInstances = fault(
  'ClusterContainsContainerInstancesException',
  'The Cluster cannot be deleted while Container Instances are active or draining.',
);
export const clusterContainsServices = fault(
  'ClusterContainsServicesException',
  'The Cluster cannot be deleted while Services are active.',
);
export const clusterContainsTasks = fault(
  'ClusterContainsTasksException',
  'The Cluster cannot be deleted while Tasks are active.',
);
export const clusterContainsCapacityProvider = fault(
  'ClusterContainsCapacityProviderException',
  (name: string) =>
    `The capacity provider ${name} cannot be deleted because it is associated with a cluster. Remove the capacity provider from the cluster and try again.`,
);
export const conflict = fault('ConflictException', (message: string) => message);
export const resourceNotFound = fault('ResourceNotFoundException', (message: string) => message);
export const listenerRuleNotFound = fault(
  'RuleNotFound',
  (arn: string) => `The listener rule ${arn} was not found.`,
);

export const subnetNotFound = fault(
  'InvalidParameterException',
  (subnets: readonly string[], missing: string) =>
    `Error retrieving subnet information for [${subnets.join(', ')}]: The subnet ID '${missing}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
);
export const networkConfigurationNotValid = fault(
  'InvalidParameterException',
  'Network Configuration is not valid for the given networkMode of this task definition.',
);
export const networkConfigurationRequired = fault(
  'InvalidParameterException',
  "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
);

export const executeCommandAgentMissing = fault(
  'InvalidParameterException',
  'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
);
export const taskRoleMissing = fault(
  'InvalidParameterException',
  (what: string) =>
    `The ${what} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
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
