// The paths of an API's definition, whose operations invoke functions.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import type { Route } from '../translator.ts';

export type Operation = (route: Route, uri: Json) => JsonObject;

/** @param partition of the ARN that an integration has: API Gateway's REST APIs get it literally */
export function pathsOf(routes: readonly Route[], partition: string, operation: Operation): JsonObject {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, here]) => {
      const item = Object.fromEntries(
        here.map((route) => {
          const uri = onlyIf(route.attributes.Condition, {
            'Fn::Sub': `arn:${partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${route.target}/invocations`,
          });
          return [route.method, onlyIf(route.attributes.Condition, operation(route, uri))];
        }),
      );
      const conditions = new Set(here.map(({ attributes }) => attributes.Condition));
      return [path, conditions.size === 1 ? onlyIf([...conditions][0], item) : item];
    }),
  );
}

/** The definition with more paths; of a path that both have, the definition's operations count. */
export function withPaths(definition: JsonObject, paths: JsonObject): JsonObject {
  const before = isObject(definition.paths) ? definition.paths : {};
  const merged = Object.entries(paths).map(([path, item]) => {
    const there = before[path];
    return [path, isObject(there) && isObject(item) ? { ...item, ...there } : item] as const;
  });
  return { ...definition, paths: { ...before, ...Object.fromEntries(merged) } };
}

/** The definition with more paths; of an operation that both have, the members of `paths` count. */
export function withOperations(definition: JsonObject, paths: JsonObject): JsonObject {
  const before = isObject(definition.paths) ? definition.paths : {};
  const merged = Object.entries(paths).map(([path, item]) => {
    const there = before[path];
    if (!isObject(there) || !isObject(item)) return [path, item] as const;
    const operations = Object.entries(item).map(([method, each]) => {
      const own = there[method];
      return [method, isObject(own) && isObject(each) ? { ...own, ...each } : each] as const;
    });
    return [path, { ...there, ...Object.fromEntries(operations) }] as const;
  });
  return { ...definition, paths: { ...before, ...Object.fromEntries(merged) } };
}

const onlyIf = (condition: Json | undefined, value: Json): Json =>
  condition === undefined ? value : { 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] };
