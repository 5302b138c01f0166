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
  readonly capabilities: ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly reason?: string;
}

export function requiredCapabilities({ Resources, Transforms }: Template): RequiredCapabilities {
  const { capabilities, reason } = iamCapabilities(Resources);
  if (Transforms.length === 0) return { capabilities, ...(reason === undefined ? {} : { reason }) };
  return {
    capabilities: [...capabilities, 'CAPABILITY_AUTO_EXPAND'],
    reason: reason ?? `The template declares transforms: [${Transforms.join(', ')}]`,
  };
}

function iamCapabilities(Resources: Template['Resources']): RequiredCapabilities {
  const iam = Object.values(Resources).filter(({ Type }) => Object.hasOwn(iamTypes, Type));
  if (iam.length === 0) return { capabilities: [] };
  const types = [...new Set(iam.map(({ Type }) => Type))].join(', ');
  const named = iam.some(({ Type, Properties }) => Object.hasOwn(Properties, iamTypes[Type] ?? ''));
  return {
    capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${types}]`,
  };
}

/**
 * @param expanded whether what transforms make can be looked at before it is deployed: in a change set
 * @throws InsufficientCapabilitiesException
 */
export function checkCapabilities(template: Template, given: readonly string[], expanded = false): void {
  const isGiven = (each: string) =>
    given.includes(each) || (each === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'));
  const missing = requiredCapabilities(template).capabilities.filter(
    (each) => !isGiven(each) && !(expanded && each === 'CAPABILITY_AUTO_EXPAND'),
  );
  if (missing.length > 0) throw insufficientCapabilities(missing);
}
