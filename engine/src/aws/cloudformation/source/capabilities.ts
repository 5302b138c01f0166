// The capabilities that a caller must acknowledge for a template.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (Capabilities)
import { insufficientCapabilities } from '../faults.ts';
import type { Template } from '../template/declarations.ts';

/** IAM types, each with the property for a custom name. */
const iamTypes: Readonly<Record<string, string | undefined>> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};

export interface RequiredCapabilities {
  readonly capabilities: ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM')[];
  readonly reason?: string;
}

export function requiredCapabilities({ Resources }: Template): RequiredCapabilities {
  const iam = Object.values(Resources).filter(({ Type }) => Object.hasOwn(iamTypes, Type));
  if (iam.length === 0) return { capabilities: [] };
  const types = [...new Set(iam.map(({ Type }) => Type))].join(', ');
  const named = iam.some(({ Type, Properties }) => Object.hasOwn(Properties, iamTypes[Type] ?? ''));
  return {
    capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${types}]`,
  };
}

/** @throws InsufficientCapabilitiesException */
export function checkCapabilities(template: Template, given: readonly string[]): void {
  const missing = requiredCapabilities(template).capabilities.filter(
    (each) => !given.includes(each) && !given.includes('CAPABILITY_NAMED_IAM'),
  );
  if (missing.length > 0) throw insufficientCapabilities(missing);
}
