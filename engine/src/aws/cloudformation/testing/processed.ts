// What GetTemplate shows as the processed template of a change set.
import { cloudOfStacks } from './stacks.ts';

interface Processed {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
}

/** @throws what CreateChangeSet refuses */
export function processed(template: object, parameters: Readonly<Record<string, string>> = {}): Processed {
  using cloud = cloudOfStacks();
  const names = { StackName: 'demo', ChangeSetName: 'c' };
  cloud.call('cloudformation', 'CreateChangeSet', {
    ...names,
    ChangeSetType: 'CREATE',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    TemplateBody: JSON.stringify(template),
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });
  const { TemplateBody } = cloud.call('cloudformation', 'GetTemplate', {
    ...names,
    TemplateStage: 'Processed',
  });
  return JSON.parse(TemplateBody!) as Processed;
}

/** The resources that AWS SAM makes of a template's. */
export const processedBySam = (Resources: object, rest: object = {}) =>
  processed({ Transform: 'AWS::Serverless-2016-10-31', Resources, ...rest }).Resources;
