// The transform AWS::CodeDeployBlueGreen: a template's task definition and task set are "blue" or "green" in turn. A change of
// them makes the other colour, and resources of the type AWS::CodeDeploy::BlueGreen, which stand for the hook, have CodeDeploy
// move the traffic before the old colour is deleted.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/blue-green.html
import { createHash } from 'node:crypto';
import { validationError } from '../faults.ts';
import { canonical, isObject, type Json, type JsonObject } from '../template/json.ts';
import { expressed } from '../template/value.ts';
import type { Expansion } from './loops.ts';

export const blueGreen = 'AWS::CodeDeployBlueGreen';
const hookType = 'AWS::CodeDeploy::BlueGreen';

type Colour = 'Blue' | 'Green';
type Pair = readonly [string, string];

interface Hook {
  readonly logicalId: string;
  readonly properties: JsonObject;
  readonly taskDefinitions: Pair;
  readonly taskSets: Pair;
  readonly targetGroups: Pair;
  readonly production: string;
  readonly test?: string;
}

/** @param deployed the processed template of the stack as it is, if there is one @throws ValidationError */
export function deployBlueGreen(
  { Hooks, ...source }: JsonObject,
  { evaluate, isDraft }: Expansion,
  deployed: JsonObject | undefined,
): JsonObject {
  if (Hooks === undefined) return source;
  const resources = objectOf(source.Resources);
  const hook = hookOf(objectOf(Hooks), resources);
  const [blueDefinition, blueSet] = [hook.taskDefinitions[0], hook.taskSets[0]];
  const definition = objectOf(resources[blueDefinition]);
  const taskSet = objectOf(resources[blueSet]);
  const { Tags: _tags, ...definitionProperties } = objectOf(definition.Properties);
  const { Tags: _setTags, Scale: _scale, ...setProperties } = objectOf(taskSet.Properties);
  // Without values for the parameters it is unknown, and of no interest, whether anything changes.
  const version = isDraft
    ? ''
    : digest(expressed(evaluate([definitionProperties, setProperties] as unknown as Json)));
  const colour = colourOf(version, objectOf(objectOf(deployed?.Resources)[installId(hook)]));
  const at = colour === 'Blue' ? 0 : 1;
  const names = { [blueDefinition]: hook.taskDefinitions[at], [blueSet]: hook.taskSets[at] };
  const groups = { [hook.targetGroups[0]]: hook.targetGroups[at] };
  const dropped = new Set<string>([...hook.taskDefinitions, ...hook.taskSets]);
  const others = Object.entries(resources)
    .filter(([name]) => !dropped.has(name))
    .map(([name, resource]) => {
      const renamed = renamedIn(resource, names);
      const isPrimary = objectOf(resource).Type === 'AWS::ECS::PrimaryTaskSet';
      return [name, isPrimary ? dependingOn(renamed, hook.logicalId) : renamed] as const;
    });
  const common = {
    Cluster: setProperties.Cluster ?? 'default',
    Service: setProperties.Service ?? '',
    TargetGroups: hook.targetGroups.map((Ref) => ({ Ref })),
    TargetGroup: { Ref: hook.targetGroups[at] },
    ProductionListener: { Ref: hook.production },
    ...(hook.test ? { TestListener: { Ref: hook.test } } : {}),
    Hook: hook.properties,
    Colour: colour,
    Version: version,
  };
  return {
    ...source,
    Resources: {
      ...Object.fromEntries(others),
      [hook.taskDefinitions[at]]: renamedIn(definition, names),
      [hook.taskSets[at]]: dependingOn(renamedIn(taskSet, { ...names, ...groups }), installId(hook)),
      [installId(hook)]: { Type: hookType, Properties: { Phase: 'Install', ...common } },
      [hook.logicalId]: {
        Type: hookType,
        Properties: {
          Phase: 'Shift',
          ...common,
          TaskSet: { 'Fn::GetAtt': [hook.taskSets[at], 'Id'] },
        },
      },
    },
  };
}

const installId = ({ logicalId }: Hook): string => `${logicalId}Install`;

/** The colour stays as long as nothing changes that makes new tasks. */
function colourOf(version: string, { Properties }: JsonObject): Colour {
  const { Colour: before, Version: deployed } = objectOf(Properties);
  if (before !== 'Blue' && before !== 'Green') return 'Blue';
  if (deployed === version || version === '') return before;
  return before === 'Blue' ? 'Green' : 'Blue';
}

function hookOf(hooks: JsonObject, resources: JsonObject): Hook {
  const [first, ...more] = Object.entries(hooks);
  if (!first || more.length > 0) throw invalid('The Hooks section must have exactly one hook.');
  const [logicalId, declaration] = first;
  const { Type, Properties } = objectOf(declaration);
  if (Type !== hookType) throw invalid(`The hook ${logicalId} must have the type ${hookType}.`);
  const properties = objectOf(Properties);
  const [application, ...others] = listOf(properties.Applications);
  if (application === undefined || others.length > 0)
    throw invalid(`The hook ${logicalId} must have exactly one application.`);
  const attributes = objectOf(objectOf(application).ECSAttributes);
  const routing = objectOf(attributes.TrafficRouting);
  const existing = (name: unknown, what: string): string => {
    if (typeof name === 'string' && Object.hasOwn(resources, name)) return name;
    throw invalid(`The hook ${logicalId} names ${JSON.stringify(name)} as ${what}, which is not a resource.`);
  };
  const pair = (value: Json | undefined, what: string): Pair => {
    const [blue, green] = listOf(value);
    if (typeof green !== 'string') throw invalid(`The hook ${logicalId} must name two ${what}.`);
    return [existing(blue, `one of its ${what}`), green];
  };
  existing(objectOf(objectOf(application).Target).LogicalID, 'its target');
  const targetGroups = pair(routing.TargetGroups, 'TargetGroups');
  existing(targetGroups[1], 'one of its TargetGroups');
  const test = objectOf(routing.TestTrafficRoute).LogicalID;
  return {
    logicalId,
    properties,
    taskDefinitions: pair(attributes.TaskDefinitions, 'TaskDefinitions'),
    taskSets: pair(attributes.TaskSets, 'TaskSets'),
    targetGroups,
    production: existing(objectOf(routing.ProdTrafficRoute).LogicalID, 'its ProdTrafficRoute'),
    ...(test === undefined ? {} : { test: existing(test, 'its TestTrafficRoute') }),
  };
}

/** Whatever refers to a resource refers to the one that stands in for it. */
function renamedIn(value: Json, names: Readonly<Record<string, string>>): Json {
  const named = (name: string): string => (Object.hasOwn(names, name) ? names[name]! : name);
  const inText = (text: string): string =>
    text.replace(/\$\{([A-Za-z0-9]+)([.}])/g, (_all, name: string, end: string) => `\${${named(name)}${end}`);
  const visit = (inner: Json, key?: string): Json => {
    if (typeof inner === 'string') {
      if (key === 'Ref' || key === 'DependsOn') return named(inner);
      if (key === 'Fn::GetAtt') return inner.replace(/^[A-Za-z0-9]+/, named);
      return key === 'Fn::Sub' ? inText(inner) : inner;
    }
    if (Array.isArray(inner)) {
      if (key === 'Fn::GetAtt' || key === 'Fn::Sub') {
        const [head, ...rest] = inner;
        const text = key === 'Fn::Sub' ? inText : named;
        return [
          typeof head === 'string' ? text(head) : visit(head as Json),
          ...rest.map((each) => visit(each)),
        ];
      }
      return inner.map((each) => visit(each, key === 'DependsOn' ? key : undefined));
    }
    if (!isObject(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, visit(each as Json, name)]));
  };
  return visit(value);
}

const dependingOn = (resource: Json, logicalId: string): JsonObject => {
  const declaration = objectOf(resource);
  const before = [declaration.DependsOn ?? []].flat();
  return { ...declaration, DependsOn: [...before, logicalId] };
};

const digest = (value: Json): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);
const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const invalid = (why: string) => validationError(`Transform ${blueGreen} failed with: ${why}`);
