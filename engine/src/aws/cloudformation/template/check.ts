// Checks the structure of a template, with AWS's messages.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
import { formatError, malformedExport, templateError, validationError } from '../faults.ts';
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

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
const snapshotTypes = [
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
];

const parameterKeys = [
  'Type',
  'Default',
  'Description',
  'NoEcho',
  'AllowedValues',
  'AllowedPattern',
  'ConstraintDescription',
  'MinLength',
  'MaxLength',
  'MinValue',
  'MaxValue',
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
  checkLength('Description', source.Description, 1024);
  section(source, 'Metadata');
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
    Conditions: map(section(source, 'Conditions'), condition),
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

function checkLength(member: string, value: Json | undefined, longest: number): void {
  if (typeof value === 'string' && Buffer.byteLength(value) > longest)
    throw formatError(`'${member}' length is greater than ${longest}.`);
}

function checkDescription(value: Json | undefined, longest: number): void {
  if (value !== undefined && typeof value === 'object')
    throw formatError('Every Description member must be a string.');
  checkLength('Description', value, longest);
}

const isName = (name: string) => /^[a-zA-Z0-9]+$/.test(name);

function map<T>(members: JsonObject, check: (name: string, member: Json) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, check(name, member)]));
}

function resource(name: string, member: Json): ResourceDeclaration {
  if (!isObject(member)) throw formatError('Any Resources member must be an object.');
  if (!isName(name)) throw formatError(`Resource name ${name} is non alphanumeric.`);
  if (typeof member.Type !== 'string') {
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
  }
  for (const key of Object.keys(member)) {
    if (!resourceKeys.includes(key)) throw validationError(`Invalid template resource property '${key}'`);
  }
  for (const part of ['Properties', 'Metadata', 'CreationPolicy', 'UpdatePolicy'] as const) {
    if (member[part] !== undefined && !isObject(member[part]))
      throw formatError(`[/Resources/${name}/${part}] '${part}' member must be an object.`);
  }
  if (member.Condition !== undefined && typeof member.Condition !== 'string')
    throw formatError(`[/Resources/${name}] Every Condition member must be a string.`);
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
    if (value === 'Snapshot' && !snapshotTypes.includes(member.Type))
      throw templateError(`resource type ${member.Type} does not support deletion policy Snapshot`);
  }
  return {
    ...member,
    Properties: member.Properties ?? {},
    DependsOn: dependsOn,
  } as unknown as ResourceDeclaration;
}

function parameter(name: string, member: Json): ParameterDeclaration {
  if (!isName(name)) throw formatError(`Parameter name ${name} is non alphanumeric.`);
  if (!isObject(member)) throw formatError('Any Parameters member must be an object.');
  if (typeof member.Type !== 'string') {
    throw formatError('Every Parameters object must contain a Type member.');
  }
  for (const key of Object.keys(member)) {
    if (!parameterKeys.includes(key)) throw validationError(`Invalid template parameter property '${key}'`);
  }
  if (isObject(member.Default) || Array.isArray(member.Default)) {
    throw formatError(`Every Default member must be a string.`);
  }
  checkDescription(member.Description, 4000);
  const number = (value: Json | undefined) => (value === undefined ? undefined : Number(value));
  return {
    Type: member.Type,
    NoEcho: member.NoEcho === true || member.NoEcho === 'true',
    ...(member.Default === undefined ? {} : { Default: String(member.Default) }),
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

function condition(name: string, member: Json): Json {
  if (!isName(name)) throw formatError(`Condition name ${name} is non alphanumeric.`);
  if (typeof member === 'boolean')
    throw templateError('every Condition member must be a function that is true or false.');
  return member;
}

function mapping(name: string, member: Json): Readonly<Record<string, JsonObject>> {
  if (!isObject(member)) throw formatError(`Every Mappings member ${name} must be a map`);
  if (!isName(name)) throw formatError(`Mapping name ${name} is non alphanumeric.`);
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
  if (!isName(name)) throw formatError(`Output name ${name} is non alphanumeric.`);
  if (isPlainStructure(member.Value))
    throw formatError('The Value field of every Outputs member must evaluate to a String.');
  checkDescription(member.Description, 1024);
  if (member.Export !== undefined && (!isObject(member.Export) || member.Export.Name === undefined))
    throw malformedExport(name);
  return {
    Value: member.Value,
    ...(typeof member.Description === 'string' ? { Description: member.Description } : {}),
    ...(typeof member.Condition === 'string' ? { Condition: member.Condition } : {}),
    ...(isObject(member.Export) && member.Export.Name !== undefined ? { Export: member.Export.Name } : {}),
  };
}

/** A list or a map that no function stands for. */
function isPlainStructure(value: Json): boolean {
  if (Array.isArray(value)) return true;
  return isObject(value) && !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}
