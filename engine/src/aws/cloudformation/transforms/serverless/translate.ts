// AWS::Serverless-2016-10-31: AWS SAM's resources, as CloudFormation's own.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
import { validationError } from '../../faults.ts';
import { isObject, type JsonObject } from '../../template/json.ts';
import { Unknown } from '../../template/value.ts';
import type { Expansion } from '../loops.ts';
import { httpApi } from './apis/http-api.ts';
import { api } from './apis/rest-api.ts';
import { addRoutes, implicitApis, sharedAttributes } from './apis/routes.ts';
import { application } from './application.ts';
import { serverlessFunction } from './functions/function.ts';
import { withGlobals } from './globals.ts';
import { layerVersion } from './layer-version.ts';
import { withParameters } from './parameters.ts';
import { checkProperties } from './properties.ts';
import { withReferences } from './references.ts';
import { simpleTable } from './simple-table.ts';
import { checkUnique, type Made, type Route, type Translator } from './translator.ts';

const translators: Readonly<Record<string, Translator>> = {
  'AWS::Serverless::Api': api,
  'AWS::Serverless::Application': application,
  'AWS::Serverless::Function': serverlessFunction,
  'AWS::Serverless::HttpApi': httpApi,
  'AWS::Serverless::LayerVersion': layerVersion,
  'AWS::Serverless::SimpleTable': simpleTable,
};

/**
 * A draft is only looked at: its code need not be packaged yet.
 *
 * @throws ValidationError for what SAM would refuse, and for what is not translated here
 */
export function translateServerless(source: JsonObject, expansion: Partial<Expansion> = {}): JsonObject {
  const { isDraft = false, now = 0, evaluate = (value) => new Unknown(value) } = expansion;
  const { Globals, Resources: declared, ...rest } = source;
  if (!isObject(declared)) return { ...rest, ...(declared === undefined ? {} : { Resources: declared }) };
  const propertiesOf = (type: string, { Properties }: JsonObject) =>
    withParameters(
      withGlobals(type, isObject(Properties) ? Properties : {}, Globals),
      source.Parameters,
      evaluate,
    );
  const routes = routesOf(declared, propertiesOf);
  const Resources = { ...declared, ...implied(routes, declared) };
  const made: Record<string, JsonObject> = {};
  const renamed = new Map<string, string>();
  const conditions: Record<string, JsonObject> = {};
  for (const [logicalId, resource] of Object.entries(Resources)) {
    const type = isObject(resource) ? String(resource.Type) : '';
    if (!isObject(resource) || !type.startsWith('AWS::Serverless::')) {
      made[logicalId] = resource as JsonObject;
      continue;
    }
    const translator = Object.hasOwn(translators, type) ? translators[type] : undefined;
    if (!translator)
      throw validationError(`Drydock does not translate ${type} of AWS SAM yet (${logicalId}).`);
    const { Type: _type, Properties: _properties, ...attributes } = resource;
    const given = propertiesOf(type, resource);
    const properties = isDraft ? packaged(given) : given;
    checkProperties(logicalId, type, properties);
    const result: Made = translator({
      logicalId,
      type,
      properties,
      attributes,
      resources: Resources,
      routes: routes.get(logicalId) ?? [],
      now,
    });
    checkUnique(logicalId, result.resources, Resources);
    for (const [name, each] of Object.entries(result.resources)) made[name] ??= each;
    Object.assign(conditions, result.conditions);
    for (const [from, to] of Object.entries(result.references ?? {})) renamed.set(from, to);
  }
  return withReferences({ ...withConditions(rest, conditions), Resources: made }, renamed) as JsonObject;
}

function withConditions(template: JsonObject, added: JsonObject): JsonObject {
  const { Conditions = {} } = template;
  if (Object.keys(added).length === 0 || !isObject(Conditions)) return template;
  return { ...template, Conditions: { ...Conditions, ...added } };
}

function routesOf(
  resources: JsonObject,
  propertiesOf: (type: string, resource: JsonObject) => JsonObject,
): Map<string, Route[]> {
  const routes = new Map<string, Route[]>();
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (!isObject(resource) || resource.Type !== 'AWS::Serverless::Function') continue;
    const { Type, Properties: _properties, ...attributes } = resource;
    addRoutes(routes, logicalId, propertiesOf(Type, resource), attributes);
  }
  return routes;
}

/** The APIs of events that name none. */
function implied(routes: ReadonlyMap<string, readonly Route[]>, declared: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(implicitApis).flatMap(([kind, logicalId]) => {
      const here = routes.get(logicalId);
      if (!here || Object.hasOwn(declared, logicalId)) return [];
      const Properties: JsonObject = kind === 'Api' ? { StageName: 'Prod' } : {};
      return [
        [logicalId, { Type: `AWS::Serverless::${kind}`, ...sharedAttributes(here), Properties }] as const,
      ];
    }),
  );
}

/** As `sam package` would leave it, with an alias that has a name. */
function packaged(properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const isLocal = ['CodeUri', 'ContentUri'].includes(name) && !String(value).startsWith('s3://');
      if (isLocal && !isObject(value)) return [name, 's3://packaged/later'];
      return [name, name === 'AutoPublishAlias' && isObject(value) ? 'later' : value];
    }),
  );
}
