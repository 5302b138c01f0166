// What the parts of a template refer to: checks all references, and finds the dependencies of each resource.
import { formatError, templateError, validationError } from '../faults.ts';
import type { Template } from './declarations.ts';
import { isObject, type Json } from './json.ts';
import { placeholders } from './placeholders.ts';

export const pseudoParameters = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

/** Every name that a value refers to. With `holds`, only in the branches of Fn::If that are taken. */
export function referencesIn(value: Json, holds?: (condition: string) => boolean): Set<string> {
  const found = new Set<string>();
  visit(value, { reference: (name) => void found.add(name), holds });
  return found;
}

export interface Reference {
  readonly name: string;
  /** For Fn::GetAtt; absent for Ref. */
  readonly attribute?: string;
}

/** As `referencesIn`, with the attributes. */
export function attributesIn(value: Json, holds?: (condition: string) => boolean): Reference[] {
  const found: Reference[] = [];
  visit(value, {
    reference: (name, attribute) =>
      void found.push({ name, ...(attribute === undefined ? {} : { attribute }) }),
    holds,
  });
  return found;
}

interface Visitor {
  reference(name: string, attribute?: string): void;
  condition?(name: string): void;
  /** The resource of an Fn::GetAtt. */
  attribute?(resource: string): void;
  readonly holds?: ((condition: string) => boolean) | undefined;
}

function visit(value: Json, visitor: Visitor): void {
  if (Array.isArray(value)) for (const each of value) visit(each, visitor);
  if (!isObject(value)) return;
  const names = Object.keys(value);
  const [name] = names;
  if (name !== undefined && names.length === 1 && visitCall(name, value[name]!, visitor)) return;
  for (const each of names) visit(value[each]!, visitor);
}

/** True when the arguments of the call need no further visit. */
function visitCall(name: string, argument: Json, visitor: Visitor): boolean {
  switch (name) {
    case 'Ref':
      if (typeof argument === 'string') visitor.reference(argument);
      return true;
    case 'Fn::GetAtt': {
      const path = typeof argument === 'string' ? argument.split('.') : argument;
      if (
        !Array.isArray(path) ||
        path.length < 2 ||
        typeof path[0] !== 'string' ||
        path[0] === '' ||
        path[1] === ''
      ) {
        throw templateError(
          'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
        );
      }
      visitor.attribute?.(path[0]);
      visitor.reference(path[0], path.slice(1).join('.'));
      visit(path.slice(1), visitor);
      return true;
    }
    case 'Fn::Sub': {
      const [text, variables] = Array.isArray(argument) ? argument : [argument];
      if (typeof text === 'string') {
        for (const { name: placeholder } of placeholders(text)) {
          if (isObject(variables) && Object.hasOwn(variables, placeholder)) continue;
          const dot = placeholder.indexOf('.');
          if (dot < 0) visitor.reference(placeholder);
          else visitor.reference(placeholder.slice(0, dot), placeholder.slice(dot + 1));
        }
      }
      if (variables !== undefined) visit(variables, visitor);
      return true;
    }
    case 'Fn::If': {
      if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
        throw templateError('Fn::If requires a list argument with three elements');
      }
      visitor.condition?.(argument[0]);
      const [yes = '', no = ''] = argument.slice(1) as Json[];
      if (!visitor.holds) visit([yes, no], visitor);
      else visit(visitor.holds(argument[0]) ? yes : no, visitor);
      return true;
    }
    default:
      return false;
  }
}

/** Checks that every name exists and that no resource depends on itself. @throws ValidationError */
export function checkReferences(template: Template): void {
  const { Parameters, Resources, Conditions, Outputs } = template;
  const known = new Set([...pseudoParameters, ...Object.keys(Parameters), ...Object.keys(Resources)]);
  const unresolved = new Set<string>();
  const visitor: Visitor = {
    reference: (name, attribute) => {
      if (attribute === undefined ? !known.has(name) : !Object.hasOwn(Resources, name)) unresolved.add(name);
    },
    attribute: (name) => {
      if (!Object.hasOwn(Resources, name)) {
        throw templateError(`instance of Fn::GetAtt references undefined resource ${name}`);
      }
    },
    condition: (name) => {
      if (!Object.hasOwn(Conditions, name)) {
        throw templateError(`unresolved condition dependency ${name} in Fn::If`);
      }
    },
  };
  for (const declared of Object.values(Resources)) {
    if (declared.Condition !== undefined && !Object.hasOwn(Conditions, declared.Condition)) {
      throw formatError(
        `Unresolved condition dependency ${declared.Condition} in the Resources block of the template`,
      );
    }
    const { Properties, Metadata = {}, CreationPolicy = {}, UpdatePolicy = {} } = declared;
    visit([Properties, Metadata, CreationPolicy, UpdatePolicy], visitor);
    for (const dependency of declared.DependsOn) {
      if (!Object.hasOwn(Resources, dependency)) unresolved.add(dependency);
    }
  }
  if (unresolved.size > 0) {
    throw formatError(
      `Unresolved resource dependencies [${[...unresolved].join(', ')}] in the Resources block of the template`,
    );
  }
  for (const [name, condition] of Object.entries(Conditions)) {
    for (const reference of referencesIn(condition)) {
      if (!Object.hasOwn(Parameters, reference) && !pseudoParameters.includes(reference)) {
        throw templateError(
          `Unresolved dependencies [${reference}]. Cannot reference resources in the Conditions block of the template`,
        );
      }
    }
    checkConditionNames(name, condition, Conditions);
  }
  for (const { Value, Export, Condition } of Object.values(Outputs)) {
    if (Condition !== undefined && !Object.hasOwn(Conditions, Condition)) {
      throw formatError(`Unresolved condition dependency ${Condition} in the Outputs block of the template`);
    }
    visit([Value, Export ?? ''], visitor);
  }
  if (unresolved.size > 0) {
    throw validationError(
      `Unresolved resource dependencies [${[...unresolved].join(', ')}] in the Outputs block of the template`,
    );
  }
  const circle = findCircle(dependencyGraph(template));
  if (circle.length > 0) throw circular(circle);
}

const circular = (names: readonly string[]) =>
  validationError(`Circular dependency between resources: [${names.join(', ')}]`);

function checkConditionNames(owner: string, value: Json, conditions: Template['Conditions']): void {
  if (Array.isArray(value)) for (const each of value) checkConditionNames(owner, each, conditions);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'Condition' && typeof inner === 'string' && !Object.hasOwn(conditions, inner)) {
      throw formatError(
        `Unresolved dependencies [${inner}]. Cannot reference resources in the Conditions block of the template`,
      );
    }
    checkConditionNames(owner, inner, conditions);
  }
}

/**
 * The resources that each resource depends on. With `holds`, only resources whose condition holds are in the graph.
 */
export function dependencyGraph(
  { Resources }: Template,
  holds?: (condition: string) => boolean,
): Record<string, string[]> {
  const active = Object.entries(Resources).filter(
    ([, { Condition }]) => Condition === undefined || !holds || holds(Condition),
  );
  const names = new Set(active.map(([logicalId]) => logicalId));
  return Object.fromEntries(
    active.map(
      ([logicalId, { Properties, Metadata = {}, CreationPolicy = {}, UpdatePolicy = {}, DependsOn }]) => {
        const references = referencesIn([Properties, Metadata, CreationPolicy, UpdatePolicy], holds);
        return [logicalId, [...new Set([...references, ...DependsOn])].filter((name) => names.has(name))];
      },
    ),
  );
}

/** The resources that remain when everything that can be ordered is removed. */
function findCircle(graph: Readonly<Record<string, readonly string[]>>): string[] {
  const left = new Map(Object.entries(graph));
  const wanted = () => new Set([...left.values()].flat());
  for (let size = -1; size !== left.size; ) {
    size = left.size;
    for (const [name, dependencies] of left)
      if (!dependencies.some((each) => left.has(each))) left.delete(name);
    // A resource that none of these depends on is not part of the circle.
    const needed = wanted();
    for (const name of left.keys()) if (!needed.has(name)) left.delete(name);
  }
  return [...left.keys()];
}

/** The keys of a dependency graph, each after what it depends on. */
export function inDependencyOrder(graph: Readonly<Record<string, readonly string[]>>): string[] {
  const ordered = new Set<string>();
  const visit = (logicalId: string) => {
    if (ordered.has(logicalId)) return;
    for (const dependency of graph[logicalId] ?? []) visit(dependency);
    ordered.add(logicalId);
  };
  for (const logicalId of Object.keys(graph)) visit(logicalId);
  return [...ordered];
}
