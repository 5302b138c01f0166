// Prepares an operation on a stack: a checked template with its parameters, conditions and dependencies.

import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import type { StackContext } from '../context.ts';
import { formatError, malformedExport, validationError } from '../faults.ts';
import { answering, type MacroCall, MacroNeeded } from '../macros/call.ts';
import { macros } from '../macros/state.ts';
import { checkCounts } from '../quotas.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { type ParameterRecord, stacks, templates } from '../state.ts';
import { checkTemplate } from '../template/check.ts';
import { checkSubmitted } from '../template/check-submitted.ts';
import { conditionsOf } from '../template/conditions.ts';
import type { Template } from '../template/declarations.ts';
import { evaluate } from '../template/evaluate.ts';
import { canonical, isObject, type Json, type JsonObject } from '../template/json.ts';
import { parseTemplate } from '../template/parse.ts';
import { dependencyGraph, referencesIn } from '../template/references.ts';
import { checkRules } from '../template/rules.ts';
import { expressed, type Scope, Unknown, type Value } from '../template/value.ts';
import { declaredTransforms, processTransforms } from '../transforms/process.ts';
import { checkParameterTypes, parameterValues, resolveParameters } from './parameters.ts';
import { snippetAt } from './template-location.ts';

export interface StackIdentity {
  readonly stackId: string;
  readonly stackName: string;
  readonly notificationArns: readonly string[];
}

export interface Prepared {
  readonly template: Template;
  readonly parameters: readonly ParameterRecord[];
  /** Evaluates everything that does not depend on a resource. */
  readonly scope: Scope;
  /** The resources whose condition holds, each with the resources that it depends on. */
  readonly graph: Readonly<Record<string, readonly string[]>>;
}

export interface ReadTemplate {
  readonly template: Template;
  /** What transforms have made of it: JSON. Absent without transforms. */
  readonly processed?: string;
}

/** What transforms may need of an operation. Absent where a template is only looked at. */
export interface Inputs {
  readonly given: readonly Parameter[];
  readonly previous: readonly ParameterRecord[];
  readonly stack: StackIdentity;
  /** What its macros have answered so far. */
  readonly answers?: readonly Json[] | undefined;
}

/** What can be evaluated before the resources are known. */
interface TransformScope extends Scope {
  readonly records: readonly ParameterRecord[];
}

/** Parses a template, processes its transforms, and checks all that can be checked. @throws ValidationError, MacroNeeded */
export function readTemplate(body: string, ctx: StackContext, inputs?: Inputs): ReadTemplate {
  const source = parseTemplate(body);
  const Transforms = declaredTransforms(source);
  // All of them, before the first one is called.
  if (inputs) for (const name of Transforms) requireMacro(name, ctx);
  const isRewritten = Transforms.length > 0;
  let known: TransformScope | undefined;
  const scope = () => {
    known ??= transformScope(source, ctx, inputs);
    return known;
  };
  const result = processTransforms(
    source,
    {
      evaluate: (value) => evaluate(value, scope()),
      isDraft: inputs === undefined,
      now: ctx.now,
      account: ctx.account,
      read: (url, failed) => snippetAt(url, failed, ctx),
      macro: macroOf(inputs, scope),
    },
    deployedTemplate(ctx, inputs),
  );
  const template = { ...checkedTemplate(result, ctx.types), Transforms };
  return isRewritten ? { template, processed: JSON.stringify(result) } : { template };
}

function requireMacro(name: string, ctx: Context): void {
  if (!name.startsWith('AWS::') && !ctx.get(macros, name))
    throw validationError(`No transform named ${ctx.account}::${name} found.`);
}

/** Macros run for an operation on a stack only. Where a template is only looked at, it stays as it is. */
function macroOf(inputs: Inputs | undefined, scope: () => TransformScope) {
  if (!inputs) return ({ fragment }: MacroCall) => fragment;
  return answering(inputs.answers ?? [], (call) => {
    const { records, parameters } = scope();
    const own = Object.entries(parameters).filter(([name]) => !name.startsWith('AWS::'));
    return new MacroNeeded(call, { records, values: expressed(Object.fromEntries(own)) as JsonObject });
  });
}

/** What the stack has now: what a transform makes of an update may depend on it. */
function deployedTemplate(ctx: StackContext, inputs: Inputs | undefined): JsonObject | undefined {
  const stack = inputs && ctx.get(stacks, inputs.stack.stackId);
  const text = stack && ctx.get(templates, stack.source.templateKey)?.processed;
  return text === undefined ? undefined : parseTemplate(text);
}

/** Evaluates what parameters, mappings and conditions decide, before the resources are known. */
function transformScope(
  { Parameters, Mappings, Conditions }: JsonObject,
  ctx: Context,
  inputs: Inputs | undefined,
): TransformScope {
  const shell = checkTemplate({
    ...(Parameters === undefined ? {} : { Parameters }),
    ...(Mappings === undefined ? {} : { Mappings }),
    Resources: { Any: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  });
  const template = { ...shell, ...(isObject(Conditions) ? { Conditions } : {}) };
  const { given, previous, stack = { stackId: '', stackName: '', notificationArns: [] } } = inputs ?? {};
  const records = given
    ? resolveParameters(template, given, previous ?? [], ctx)
    : Object.entries(template.Parameters).flatMap(([key, { Default }]) =>
        Default === undefined ? [] : [{ key, value: Default }],
      );
  return { ...staticScope(template, records, stack, ctx), records };
}

function checkedTemplate(source: JsonObject, types: TypeRegistry): Template {
  const template = checkTemplate(source);
  checkSubmitted(template);
  checkParameterTypes(template);
  const unknown = Object.values(template.Resources).filter(({ Type }) => !types(Type));
  if (unknown.length > 0) {
    const names = [...new Set(unknown.map(({ Type }) => Type))].join(', ');
    throw formatError(`Unrecognized resource types: [${names}]`);
  }
  return template;
}

/** @throws ValidationError */
export function prepare(
  template: Template,
  given: readonly Parameter[],
  previous: readonly ParameterRecord[],
  stack: StackIdentity,
  ctx: Context,
): Prepared {
  checkCounts(ctx, template);
  const parameters = resolveParameters(template, given, previous, ctx);
  const prepared = withParameters(template, parameters, stack, ctx);
  // Conditions that nothing uses must be valid, too.
  for (const name of Object.keys(template.Conditions)) prepared.scope.condition(name);
  checkRules(template, prepared.scope);
  checkActiveReferences(template, prepared);
  checkExportNames(template, prepared);
  return prepared;
}

/** As `prepare`, with parameters that have been accepted before. */
export function withParameters(
  template: Template,
  parameters: readonly ParameterRecord[],
  stack: StackIdentity,
  ctx: Pick<Context, 'account' | 'region'>,
): Prepared {
  const scope = staticScope(template, parameters, stack, ctx);
  return { template, parameters, scope, graph: dependencyGraph(template, scope.condition) };
}

function staticScope(
  template: Template,
  parameters: readonly ParameterRecord[],
  { stackId, stackName, notificationArns }: StackIdentity,
  { account, region }: Pick<Context, 'account' | 'region'>,
): Scope {
  const values: Readonly<Record<string, Value>> = {
    ...parameterValues(template, parameters),
    'AWS::AccountId': account,
    'AWS::NotificationARNs': notificationArns,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': stackId,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const scope: Scope = {
    template,
    parameters: values,
    condition: conditionsOf(template.Conditions, (value) => evaluate(value, scope)),
    ref: (logicalId) => new Unknown({ Ref: logicalId }),
    getAtt: (logicalId, attribute) => new Unknown({ 'Fn::GetAtt': [logicalId, attribute] }),
    importValue: (name) => new Unknown({ 'Fn::ImportValue': name }),
    stackOutput: (StackName, OutputName) => new Unknown({ 'Fn::GetStackOutput': { StackName, OutputName } }),
    availabilityZones: (name) => new Unknown({ 'Fn::GetAZs': name }),
  };
  return scope;
}

/** A resource whose condition is false must not be referred to by one whose condition holds. */
function checkActiveReferences({ Resources, Outputs }: Template, { graph, scope }: Prepared): void {
  const missing = (value: Json) =>
    [...referencesIn(value, scope.condition)].filter(
      (name) => Object.hasOwn(Resources, name) && !Object.hasOwn(graph, name),
    );
  const inResources = Object.keys(graph).flatMap((logicalId) => {
    const { Properties, Metadata = {} } = Resources[logicalId]!;
    return missing([Properties, Metadata]);
  });
  if (inResources.length > 0) {
    throw formatError(
      `Unresolved resource dependencies [${[...new Set(inResources)].join(', ')}] in the Resources block of the template`,
    );
  }
  const inOutputs = Object.values(Outputs)
    .filter(({ Condition }) => Condition === undefined || scope.condition(Condition))
    .flatMap(({ Value: value }) => missing(value));
  if (inOutputs.length > 0) {
    throw validationError(
      `Unresolved resource dependencies [${[...new Set(inOutputs)].join(', ')}] in the Outputs block of the template`,
    );
  }
}

/** Names of exports are known before the first resource is. @throws ValidationError */
function checkExportNames({ Outputs }: Template, { scope }: Prepared): void {
  const names = new Set<string>();
  for (const [key, { Condition, Export }] of Object.entries(Outputs)) {
    if (Export === undefined || (Condition !== undefined && !scope.condition(Condition))) continue;
    const name = evaluate(Export, scope);
    if (name instanceof Unknown)
      throw formatError(
        `Output ${key} is malformed. The Name field of Export must not depend on any resources, imported values, or Fn::GetAZs`,
      );
    const text = typeof name === 'object' ? '' : String(name);
    if (!/^[A-Za-z0-9:-]+$/.test(text)) throw malformedExport(key);
    if (names.has(text)) throw formatError(`Duplicate Export names. Exported names must be unique: ${text}`);
    names.add(text);
  }
}

/** A resource as template and parameters declare it; references to resources stay unresolved. */
export function declared({ template, scope }: Prepared, logicalId: string): StaticResource {
  const { Type, Properties, Metadata = {} } = template.Resources[logicalId]!;
  return {
    type: Type,
    properties: expressed(evaluate(Properties, scope)) as Readonly<Record<string, Json>>,
    metadata: expressed(evaluate(Metadata, scope)),
  };
}

export interface StaticResource {
  readonly type: string;
  readonly properties: Readonly<Record<string, Json>>;
  readonly metadata: Json;
}

export const sameResource = (a: StaticResource, b: StaticResource) => canonical(a) === canonical(b);
