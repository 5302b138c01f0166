// Cloud Map's errors: codes of its model. AWS publishes few of the texts.
import { AwsFault, fault } from '../../kernel/faults.ts';

export const namespaceNotFound = fault('NamespaceNotFound', (id: string) => `Failed to find namespace ${id}`);
export const serviceNotFound = fault('ServiceNotFound', (id: string) => `Failed to find service ${id}`);
export const instanceNotFound = fault('InstanceNotFound', (id: string) => `Failed to find instance ${id}`);
export const operationNotFound = fault('OperationNotFound', (id: string) => `Failed to find operation ${id}`);
export const resourceNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Resource ${arn} not found`,
);
export const customHealthNotFound = fault(
  'CustomHealthNotFound',
  (id: string) => `Service ${id} has no custom health check`,
);
export const invalidInput = fault('InvalidInput', (text: string) => text);
export const resourceInUse = fault('ResourceInUse', (text: string) => text);
export const limitExceeded = fault('ResourceLimitExceeded', (text: string) => text);
export const namespaceAlreadyExists = (name: string, NamespaceId: string, CreatorRequestId: string) =>
  new AwsFault({
    code: 'NamespaceAlreadyExists',
    message: `Namespace ${name} already exists`,
    members: { NamespaceId, CreatorRequestId },
  });
export const serviceAlreadyExists = (
  name: string,
  members: { readonly ServiceId: string; readonly ServiceArn: string; readonly CreatorRequestId: string },
) => new AwsFault({ code: 'ServiceAlreadyExists', message: `Service ${name} already exists`, members });
export const tooManyTags = (ResourceName: string) =>
  new AwsFault({
    code: 'TooManyTagsException',
    message: 'The list of tags on the resource is over the limit of 50.',
    members: { ResourceName },
  });
