// Checks the structure of a template, with AWS's messages.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
import { formatError, validationError } from '../faults.ts';
import type {
  OutputDeclaration,
  ParameterDeclaration,
  ResourceDeclaration,
  Template,
} from './declarations.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { checkReferences } from './references.ts';

const sections = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Resources',
  'Outputs',
];

const resourceKeys = [
  'Type',
  'Properties',
  'Metadata',
  'DependsOn',
  'Condition',
  'CreationPolicy',
  'UpdatePolicy',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Version',
];

/** @throws ValidationError with AWS's message */
export function checkTemplate(source: JsonObject): Template {
  if (source.Hooks !== undefined) {
    throw validationError('The Hooks section needs the transform AWS::CodeDeployBlueGreen.');
  }
  const unknown = Object.keys(source).filter((key) => !sections.includes(key) && key !== 'Globals');
  if (unknown.length > 0)
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  const version = source.AWSTemplateFormatVersion;
  if (version !== undefined && version !== '2010-09-09') {
    throw formatError(
      `Unrecognized template format version: ${JSON.stringify(version).replaceAll('"', '')}.`,
    );
  }
  if (source.Description !== undefined && typeof source.Description !== 'string') {
    throw formatError("'Description' member must be a string.");
  }
  const resources = section(source, 'Resources');
  const template: Template = {
    ...(typeof source.Description === 'string' ? { Description: source.Description } : {}),
    ...(isObject(source.Metadata) ? { Metadata: source.Metadata } : {}),
    Transforms: [source.Transform ?? []]
      .flat()
      .map((each) => (isObject(each) ? String(each.Name) : String(each))),
    Parameters: map(section(source, 'Parameters'), parameter),
    Rules: map(section(source, 'Rules'), (_name, rule) => (isObject(rule) ? rule : {})),
    Mappings: map(section(source, 'Mappings'), mapping),
    Conditions: section(source, 'Conditions'),
    Resources: map(resources, resource),
    Outputs: map(section(source, 'Outputs'), output),
  };
  if (Object.keys(resources).length === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  checkReferences(template);
  return template;
}

function section(source: JsonObject, name: string): JsonObject {
  const value = source[name];
  if (value === undefined) return {};
  if (!isObject(value)) throw formatError(`'${name}' member must be an object.`);
  return value;
}

function map<T>(members: JsonObject, check: (name: string, member: Json) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, check(name, member)]));
}

function resource(name: string, member: Json): ResourceDeclaration {
  if (!isObject(member)) throw formatError('Any Resources member must be an object.');
  if (!/^[a-zA-Z0-9]+$/.test(name)) throw formatError(`Resource name ${name} is non alphanumeric.`);
  if (typeof member.Type !== 'string') {
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
  }
  for (const key of Object.keys(member)) {
    if (!resourceKeys.includes(key)) throw validationError(`Invalid template resource property '${key}'`);
  }
  if (member.Properties !== undefined && !isObject(member.Properties)) {
    throw formatError(`[/Resources/${name}/Properties] 'Properties' member must be an object.`);
  }
  const dependsOn = [member.DependsOn ?? []].flat();
  if (!dependsOn.every((each) => typeof each === 'string')) {
    throw formatError('DependsOn must be a string or list of strings.');
  }
  for (const policy of ['DeletionPolicy', 'UpdateReplacePolicy'] as const) {
    const value = member[policy];
    const allowed = [
      'Delete',
      'Retain',
      'Snapshot',
      ...(policy === 'DeletionPolicy' ? ['RetainExceptOnCreate'] : []),
    ];
    if (value !== undefined && !allowed.includes(value as string)) {
      throw formatError(
        `Unrecognized ${policy} ${JSON.stringify(value).replaceAll('"', '')} for resource ${name}`,
      );
    }
  }
  return {
    ...member,
    Properties: member.Properties ?? {},
    DependsOn: dependsOn,
  } as unknown as ResourceDeclaration;
}

function parameter(name: string, member: Json): ParameterDeclaration {
  if (!/^[a-zA-Z0-9]+$/.test(name)) throw formatError(`Parameter name ${name} is non alphanumeric.`);
  if (!isObject(member)) throw formatError('Any Parameters member must be an object.');
  if (typeof member.Type !== 'string') {
    throw formatError('Every Parameters object must contain a Type member.');
  }
  if (isObject(member.Default)) {
    throw formatError(`Every Default member must be a string.`);
  }
  const text = (value: Json) => (Array.isArray(value) ? value.join(',') : String(value));
  const number = (value: Json | undefined) => (value === undefined ? undefined : Number(value));
  return {
    Type: member.Type,
    NoEcho: member.NoEcho === true || member.NoEcho === 'true',
    ...(member.Default === undefined ? {} : { Default: text(member.Default) }),
    ...(typeof member.Description === 'string' ? { Description: member.Description } : {}),
    ...(Array.isArray(member.AllowedValues) ? { AllowedValues: member.AllowedValues.map(String) } : {}),
    ...(typeof member.AllowedPattern === 'string' ? { AllowedPattern: member.AllowedPattern } : {}),
    ...(typeof member.ConstraintDescription === 'string'
      ? { ConstraintDescription: member.ConstraintDescription }
      : {}),
    MinLength: number(member.MinLength),
    MaxLength: number(member.MaxLength),
    MinValue: number(member.MinValue),
    MaxValue: number(member.MaxValue),
  };
}

function mapping(name: string, member: Json): Readonly<Record<string, JsonObject>> {
  if (!isObject(member)) throw formatError(`Every Mappings member ${name} must be a map`);
  return map(member, (key, attributes) => {
    if (!isObject(attributes)) throw formatError(`Every Mappings member ${key} must be a map`);
    for (const value of Object.values(attributes)) {
      if (isObject(value)) throw formatError('Every Mappings attribute must be a String or a List.');
    }
    return attributes;
  });
}

function output(name: string, member: Json): OutputDeclaration {
  if (!isObject(member) || member.Value === undefined) {
    throw formatError('Every Outputs member must contain a Value object');
  }
  if (!/^[a-zA-Z0-9]+$/.test(name)) throw formatError(`Output name ${name} is non alphanumeric.`);
  return {
    Value: member.Value,
    ...(typeof member.Description === 'string' ? { Description: member.Description } : {}),
    ...(typeof member.Condition === 'string' ? { Condition: member.Condition } : {}),
    ...(isObject(member.Export) && member.Export.Name !== undefined ? { Export: member.Export.Name } : {}),
  };
}
