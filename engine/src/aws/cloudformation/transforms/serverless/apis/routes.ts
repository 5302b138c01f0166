// The routes of APIs, which functions declare as events: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html
// and https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapi.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { inheritedFrom, invalidResource, type Route } from '../translator.ts';

export const anyMethod = 'x-amazon-apigateway-any-method';
export const implicitApis: Readonly<Record<string, string>> = {
  Api: 'ServerlessRestApi',
  HttpApi: 'ServerlessHttpApi',
};

/** The logical id of an alias that SAM publishes: `-` is D in it, and `_` is U. */
export const aliasId = (logicalId: string, alias: Json) =>
  `${logicalId}Alias${String(alias).replaceAll('-', 'D').replaceAll('_', 'U')}`;

/** The API that an event names, or the one that all such events share. @throws ValidationError */
export function apiOf(logicalId: string, name: string, type: string, properties: JsonObject): string {
  const member = type === 'Api' ? 'RestApiId' : 'ApiId';
  const given = properties[member];
  if (given === undefined) return implicitApis[type]!;
  if (isObject(given) && typeof given.Ref === 'string') return given.Ref;
  throw invalidEvent(
    logicalId,
    name,
    `${member} must be a valid reference to an 'AWS::Serverless::${type}' resource in same template.`,
  );
}

/** The routes that a function adds, by the logical ids of their APIs. @throws ValidationError */
export function addRoutes(
  routes: Map<string, Route[]>,
  logicalId: string,
  { Events, AutoPublishAlias }: JsonObject,
  attributes: JsonObject,
): void {
  const target =
    AutoPublishAlias === undefined ? `\${${logicalId}.Arn}` : `\${${aliasId(logicalId, AutoPublishAlias)}}`;
  for (const [name, event] of Object.entries(isObject(Events) ? Events : {})) {
    if (!isObject(event) || !Object.hasOwn(implicitApis, String(event.Type))) continue;
    const type = String(event.Type);
    const properties = isObject(event.Properties) ? event.Properties : {};
    const { path, method } = routeOf(logicalId, name, type, properties);
    const api = apiOf(logicalId, name, type, properties);
    const others = routes.get(api) ?? [];
    if (others.some((other) => other.path === path && other.method === method))
      throw invalidEvent(
        logicalId,
        name,
        `API method "${method}" defined multiple times for path "${path}".`,
      );
    routes.set(api, [...others, { method, path, target, properties, attributes: inheritedFrom(attributes) }]);
  }
}

/** @throws ValidationError */
export function routeOf(logicalId: string, name: string, type: string, { Path, Method }: JsonObject) {
  if (type === 'HttpApi' && Path === undefined && Method === undefined)
    return { path: '$default', method: anyMethod };
  for (const [member, value] of Object.entries({ Path, Method }))
    if (typeof value !== 'string') throw invalidEvent(logicalId, name, `Property '${member}' is required.`);
  const method = String(Method).toLowerCase();
  return { path: String(Path), method: method === 'any' ? anyMethod : method };
}

/** What all routes agree on: an API that only conditional functions have is conditional itself. */
export function sharedAttributes(routes: readonly Route[]): JsonObject {
  const [first, ...others] = routes;
  return Object.fromEntries(
    Object.entries(first?.attributes ?? {}).filter(([name, value]) =>
      others.every(({ attributes }) => attributes[name] === value),
    ),
  );
}

const invalidEvent = (logicalId: string, name: string, why: string) =>
  invalidResource(logicalId, `Event with id [${name}] is invalid. ${why}`);
