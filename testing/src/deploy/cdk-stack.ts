// A stack of the AWS CDK, which is known by its shape: this package does not depend on the CDK. It is synthesised by its
// app, as `Template.fromStack` of the CDK's assertions does it.
import { join } from 'node:path';
import { type Environment, fileAssets } from './assets.ts';
import { type ConstructPath, type DeployableStack, pathsInTemplate } from './source.ts';
import { removeAtExit } from './temporary-assemblies.ts';

interface Construct {
  readonly node: { readonly path: string; readonly scope?: Construct; findAll(): readonly Construct[] };
}

export interface CdkStack extends Construct {
  readonly stackName: string;
  readonly artifactId: string;
  readonly region: string;
  readonly account: string;
  readonly dependencies: readonly CdkStack[];
  resolve(token: unknown): unknown;
}

interface CdkResource extends Construct {
  readonly logicalId: unknown;
  readonly cfnResourceType: string;
  readonly stack: CdkStack & {
    readonly nestedStackParent?: CdkStack;
    readonly nestedStackResource?: CdkResource;
  };
}

interface StackArtifact {
  readonly template: object;
  readonly templateFile: string;
  readonly parameters: Readonly<Record<string, string>>;
}

interface CdkStage extends Construct {
  synth(): { readonly directory: string; getStackArtifact(id: string): StackArtifact };
}

export const isCdkStack = (source: unknown): source is CdkStack =>
  typeof source === 'object' &&
  source !== null &&
  'stackName' in source &&
  'artifactId' in source &&
  'node' in source;

/** What `app.synth()` returns. */
export const isCdkAssembly = (source: unknown): source is { readonly directory: string } =>
  typeof source === 'object' &&
  source !== null &&
  'artifacts' in source &&
  'directory' in source &&
  typeof source.directory === 'string';

/** An app, or a stage of one. */
export const isCdkApp = (source: unknown): boolean =>
  typeof source === 'object' && source !== null && 'node' in source && 'synth' in source;

/** The stack and those that it depends on, in the order in which they are to be deployed. */
export function cdkStacks(stack: CdkStack, environment: Environment): DeployableStack[] {
  requireEnvironment(stack, environment);
  // What a stack uses of another one is a dependency once the app is synthesised.
  synthesise(stack);
  const ordered: CdkStack[] = [];
  const visit = (one: CdkStack) => {
    if (ordered.includes(one)) return;
    for (const other of one.dependencies) visit(other);
    ordered.push(one);
  };
  visit(stack);
  return ordered.map((one) => synthesised(one, environment));
}

function synthesised(stack: CdkStack, environment: Environment): DeployableStack {
  requireEnvironment(stack, environment);
  const assembly = synthesise(stack);
  const { template, templateFile, parameters } = assembly.getStackArtifact(stack.artifactId);
  const { stackName: name } = stack;
  return {
    name,
    templateBody: JSON.stringify(template),
    paths: [...pathsOf(stack), ...pathsInTemplate(template, name)],
    files: fileAssets(join(assembly.directory, `${stack.artifactId}.assets.json`), templateFile, environment),
    parameters,
  };
}

/** The stage that the stack is in: the CDK keeps what it has synthesised. */
function synthesise(stack: CdkStack): ReturnType<CdkStage['synth']> {
  const assembly = withoutValidation(() => stageOf(stack).synth());
  removeAtExit(assembly.directory);
  return assembly;
}

/**
 * The CDK checks each template that it synthesises with an engine that takes seconds to load. Here the template is checked as it
 * is deployed. Who sets the CDK's variable has the last word.
 */
function withoutValidation<T>(call: () => T): T {
  const { CDK_VALIDATION: wanted } = process.env;
  process.env.CDK_VALIDATION ??= 'false';
  try {
    return call();
  } finally {
    if (wanted === undefined) delete process.env.CDK_VALIDATION;
  }
}

function stageOf(construct: Construct): CdkStage {
  for (let scope: Construct | undefined = construct.node.scope; scope; scope = scope.node.scope)
    if ('synth' in scope) return scope as CdkStage;
  throw new Error('The stack is in no App: new ShopStack(new App(), …).');
}

function pathsOf(stack: CdkStack): ConstructPath[] {
  return stack.node.findAll().flatMap((construct): ConstructPath[] => {
    if (!isResource(construct)) return [];
    const logicalIds = logicalIdsOf(construct, stack);
    return logicalIds ? [{ path: construct.node.path, logicalIds, type: construct.cfnResourceType }] : [];
  });
}

const isResource = (construct: Construct): construct is CdkResource =>
  'cfnResourceType' in construct && typeof construct.cfnResourceType === 'string' && 'logicalId' in construct;

/** Undefined for a resource of another stack that only lies below this one. */
function logicalIdsOf(resource: CdkResource, within: CdkStack): string[] | undefined {
  const own = String(resource.stack.resolve(resource.logicalId));
  if (resource.stack === within) return [own];
  const { nestedStackResource } = resource.stack;
  const outer = nestedStackResource && logicalIdsOf(nestedStackResource, within);
  return outer && [...outer, own];
}

/** A stack may name its environment; then it can be deployed nowhere else. */
function requireEnvironment(stack: CdkStack, { account, region }: Environment): void {
  for (const [name, wanted, actual] of [
    ['region', stack.region, region],
    ['account', stack.account, account],
  ] as const)
    if (!wanted.includes('${') && wanted !== actual)
      throw new Error(
        `The stack ${stack.stackName} is for the ${name} ${wanted}: drydock({ ${name}: '${wanted}' }).`,
      );
}
