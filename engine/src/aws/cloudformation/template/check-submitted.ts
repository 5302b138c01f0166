// What is refused of a template that a caller submits, beyond its structure. A template that a stack already has is taken as
// it is: it may be older than a rule.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
import { formatError, validationError } from '../faults.ts';
import type { Template } from './declarations.ts';
import { isObject, type Json } from './json.ts';

const mostAttributes = 200;

/** @throws ValidationError */
export function checkSubmitted({ Mappings, Rules, Parameters, Resources }: Template): void {
  for (const elements of Object.values(Mappings)) {
    checkCount(Object.keys(elements).length);
    for (const [element, attributes] of Object.entries(elements)) {
      if (!/^[a-zA-Z0-9.-]+$/.test(element))
        throw formatError(
          `Mappings element name '${element}' must be non-empty and can contain only alphanumerics, '-' or '.'`,
        );
      checkCount(Object.keys(attributes).length);
      const name = Object.keys(attributes).find((each) => !/^[a-zA-Z0-9]+$/.test(each));
      if (name !== undefined)
        throw formatError(`Mappings attribute name '${name}' must contain only alphanumeric characters`);
    }
  }
  for (const [name, { Assertions }] of Object.entries(Rules)) {
    if (!/^[a-zA-Z0-9]+$/.test(name)) throw formatError(`Rule name ${name} is non alphanumeric.`);
    const assertions: readonly Json[] = Array.isArray(Assertions) ? (Assertions as readonly Json[]) : [];
    if (assertions.length === 0 || !assertions.every((each) => isObject(each) && each.Assert !== undefined))
      throw formatError(`Every Rules member must contain Assertions, each with an Assert: ${name}`);
  }
  const shared = Object.keys(Parameters).filter((name) => Object.hasOwn(Resources, name));
  if (shared.length > 0)
    throw formatError(`Parameters and resources must have different names: [${shared.join(', ')}]`);
  checkSecureReferences(Resources);
}

function checkCount(count: number): void {
  if (count > mostAttributes)
    throw formatError(
      `Number of mapping attributes, ${count}, is greater than maximum allowed, ${mostAttributes}`,
    );
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html */
const secureProperties: ReadonlySet<string> = new Set([
  'AWS::DirectoryService::MicrosoftAD/Properties/Password',
  'AWS::DirectoryService::SimpleAD/Properties/Password',
  'AWS::ElastiCache::ReplicationGroup/Properties/AuthToken',
  'AWS::IAM::User/Properties/LoginProfile/Password',
  'AWS::KinesisFirehose::DeliveryStream/Properties/RedshiftDestinationConfiguration/Password',
  'AWS::OpsWorks::App/Properties/AppSource',
  'AWS::OpsWorks::Stack/Properties/CustomCookbooksSource',
  'AWS::OpsWorks::Stack/Properties/RdsDbInstances',
  'AWS::RDS::DBCluster/Properties/MasterUserPassword',
  'AWS::RDS::DBInstance/Properties/MasterUserPassword',
  'AWS::Redshift::Cluster/Properties/MasterUserPassword',
]);

function checkSecureReferences(resources: Template['Resources']): void {
  const refused = Object.values(resources).flatMap(({ Type, Properties }) =>
    [...secureReferences(Properties, `${Type}/Properties`)].filter((path) => !secureProperties.has(path)),
  );
  if (refused.length > 0)
    throw validationError(`SSM Secure reference is not supported in: [${refused.join(',')}]`);
}

/** The path of each, as far as it leads through objects only. */
function* secureReferences(value: Json, path: string, inList = false): Generator<string> {
  if (typeof value === 'string') {
    if (value.includes('{{resolve:ssm-secure:')) yield path;
  } else if (Array.isArray(value))
    for (const each of value) yield* secureReferences(each as Json, path, true);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) {
      const isPart = inList || key === 'Ref' || key.startsWith('Fn::');
      yield* secureReferences(inner, isPart ? path : `${path}/${key}`, inList);
    }
}
