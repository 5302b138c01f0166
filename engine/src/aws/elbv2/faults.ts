// Elastic Load Balancing's errors: codes as the query API sends them, with AWS's messages.
import { fault } from '../../kernel/faults.ts';

export const loadBalancerNotFound = fault('LoadBalancerNotFound', (text?: string) =>
  text ? `Load balancers '${text}' not found` : 'One or more load balancers not found',
);
export const targetGroupNotFound = fault('TargetGroupNotFound', 'One or more target groups not found');
export const listenerNotFound = fault('ListenerNotFound', 'One or more listeners not found');
export const ruleNotFound = fault('RuleNotFound', 'One or more rules not found');
export const subnetNotFound = fault('SubnetNotFound', (id: string) => `The subnet ID '${id}' does not exist`);
export const invalidSubnet = fault('InvalidSubnet', (text: string) => text);
export const invalidSecurityGroup = fault(
  'InvalidSecurityGroup',
  (id: string) => `The security group '${id}' does not exist`,
);
export const duplicateLoadBalancer = fault(
  'DuplicateLoadBalancerName',
  (name: string) => `A load balancer with the same name '${name}' exists, but with different settings`,
);
export const duplicateTargetGroup = fault(
  'DuplicateTargetGroupName',
  (name: string) => `A target group with the same name '${name}' exists, but with different settings`,
);
export const duplicateListener = fault(
  'DuplicateListener',
  (loadBalancer: string) => `A listener already exists on this port for this load balancer '${loadBalancer}'`,
);
export const priorityInUse = fault(
  'PriorityInUse',
  (priority: number) => `Priority '${priority}' is currently in use`,
);
export const resourceInUse = fault('ResourceInUse', (text: string) => text);
export const operationNotPermitted = fault('OperationNotPermitted', (text: string) => text);
export const invalidConfiguration = fault('InvalidConfigurationRequest', (text: string) => text);
export const invalidAction = fault('InvalidLoadBalancerAction', (text: string) => text);
/** Without it, a client's cookie for a target of one group would be lost on the way to the other. */
export const stickinessMissing = fault(
  'InvalidConfigurationRequest',
  'You must enable target group stickiness on a rule that forwards to several target groups if you enable ' +
    'stickiness on one of them',
);
export const stickyAndRandom = fault(
  'InvalidConfigurationRequest',
  'You cannot have both stickiness and weighted random algorithm enabled on the same target group.',
);
export const accessDenied = fault('AccessDenied', (text: string) => text, 403);
export const invalidTarget = fault('InvalidTarget', (text: string) => text);
export const incompatibleProtocols = fault('IncompatibleProtocols', (text: string) => text);
export const unsupportedProtocol = fault('UnsupportedProtocol', (text: string) => text);
export const associationLimit = fault(
  'TargetGroupAssociationLimit',
  (arn: string) =>
    `The following target groups cannot be associated with more than one load balancer: ${arn}`,
);
export const certificateNotFound = fault(
  'CertificateNotFound',
  (arn: string) => `Certificate '${arn}' not found`,
);
/** The guide requires compatible policies; it does not name the error. */
export const incompatiblePolicies = fault(
  'InvalidConfigurationRequest',
  (name: string, other: string) =>
    `The security policy '${name}' is not compatible with '${other}' of another listener of the load balancer`,
);
export const sslPolicyNotFound = fault(
  'SSLPolicyNotFound',
  (name: string) => `SSL policy '${name}' not found`,
);
/** For trust stores AWS documents the codes; the only known message is `currently in use by a listener`. */
export const trustStoreNotFound = fault('TrustStoreNotFound', 'One or more trust stores not found');
export const duplicateTrustStore = fault(
  'DuplicateTrustStoreName',
  (name: string) => `A trust store with the same name '${name}' exists`,
);
export const trustStoreNotReady = fault(
  'TrustStoreNotReady',
  (arn: string) => `Trust store '${arn}' is not active`,
);
export const trustStoreInUse = fault(
  'TrustStoreInUse',
  (arn: string) => `Trust store '${arn}' is currently in use by a listener`,
);
export const bundleNotFound = fault(
  'CaCertificatesBundleNotFound',
  (text: string) => `The CA certificates bundle could not be found: ${text}`,
);
export const invalidBundle = fault(
  'InvalidCaCertificatesBundle',
  (text: string) => `The CA certificates bundle is not valid: ${text}`,
);
export const revocationNotFound = fault(
  'RevocationContentNotFound',
  (text: string) => `The revocation content could not be found: ${text}`,
);
export const invalidRevocation = fault(
  'InvalidRevocationContent',
  (text: string) => `The revocation content is not valid: ${text}`,
);
export const revocationIdNotFound = fault(
  'RevocationIdNotFound',
  (id: number) => `Revocation ID '${id}' not found`,
);
export const associationNotFound = fault(
  'AssociationNotFound',
  (trustStore: string, resource: string) =>
    `The trust store '${trustStore}' is not associated with '${resource}'`,
);
export const associationInSameAccount = fault(
  'DeleteAssociationSameAccount',
  "The specified association can't be within the same account",
);
export const resourceNotFound = fault('ResourceNotFound', (arn: string) => `Resource '${arn}' not found`);
export const capacityLimitExceeded = fault('CapacityUnitsLimitExceeded', (text: string) => text);
export const invalidScheme = fault(
  'InvalidScheme',
  (scheme: string) => `The scheme '${scheme}' is not valid`,
);
export const duplicateTagKeys = fault('DuplicateTagKeys', 'A tag key was specified more than once.');
export const tooManyTags = fault(
  'TooManyTags',
  "You've reached the limit on the number of tags per load balancer.",
);
export const tooMany = (what: string, limit: number) =>
  fault(`TooMany${what}`, `The maximum number of ${words(what)} has been reached: ${limit}`)();
export const invalid = fault('ValidationError', (text: string) => text);

const words = (name: string) => name.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase();

/** Not an AWS error: no port of this machine was free for the listener. */
export const notBound = fault(
  'ListenerNotBound',
  (port: number, error: string) =>
    `The listener on port ${port} could not be bound on this machine: ${error}`,
);
