// Whether a call is of a client that takes the environment for bootstrapped.
import { parameterPrefix, qualifier, toolkitStack } from './template.ts';

/** The members that name what is asked for; an input has those of its operation. */
interface Named {
  readonly StackName?: string;
  readonly TemplateBody?: string;
  readonly Name?: string;
  readonly Names?: readonly string[];
  readonly RoleArn?: string;
  readonly Bucket?: string;
  readonly repositoryName?: string;
  readonly repositoryNames?: readonly string[];
}

/** @param input of the operation, decoded and valid */
export function asksForBootstrap(service: string, operation: string, input: unknown): boolean {
  const named = (input ?? {}) as Named;
  switch (service) {
    case 'cloudformation':
      return (
        isOfToolkit(operation, named.StackName) || (named.TemplateBody?.includes(parameterPrefix) ?? false)
      );
    case 'ssm':
      return (
        [named.Name, ...(named.Names ?? [])].some((name) => name?.startsWith(parameterPrefix)) &&
        reads(operation)
      );
    case 'sts':
      return named.RoleArn?.includes(`:role/cdk-${qualifier}-`) ?? false;
    case 's3':
      return (named.Bucket?.startsWith(`cdk-${qualifier}-assets-`) ?? false) && operation !== 'CreateBucket';
    case 'ecr':
      return (
        [named.repositoryName, ...(named.repositoryNames ?? [])].some((name) =>
          name?.startsWith(`cdk-${qualifier}-container-assets-`),
        ) && operation !== 'CreateRepository'
      );
    default:
      return false;
  }
}

/** Who makes the stack by other means, or lets it go, is not helped. */
const isOfToolkit = (operation: string, name: string | undefined): boolean =>
  name === toolkitStack && reads(operation);

const reads = (operation: string): boolean => /^(Describe|Get|List)/.test(operation);
