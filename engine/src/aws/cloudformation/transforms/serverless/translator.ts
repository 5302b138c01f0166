// What a translation of one of SAM's resources is given, and what it makes.
import { createHash } from 'node:crypto';
import { validationError } from '../../faults.ts';
import { canonical, isObject, type Json, type JsonObject } from '../../template/json.ts';

/** What a function's event adds to an API. */
export interface Route {
  /** As definitions spell it: `get`, or `x-amazon-apigateway-any-method`. */
  readonly method: string;
  /** `$default` is an HTTP API's for what has no route. */
  readonly path: string;
  /** The function, or its alias, as Fn::Sub names its ARN. */
  readonly target: string;
  /** The event's properties. */
  readonly properties: JsonObject;
  /** The function's condition and policies. */
  readonly attributes: JsonObject;
}

export interface ServerlessResource {
  readonly logicalId: string;
  readonly type: string;
  /** With the template's globals. */
  readonly properties: JsonObject;
  /** Resource attributes: Condition, DependsOn, Metadata … */
  readonly attributes: JsonObject;
  /** The template's resources, as they are written. */
  readonly resources: JsonObject;
  /** Of an API: what functions' events add to it. */
  readonly routes: readonly Route[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Made {
  readonly resources: Readonly<Record<string, JsonObject>>;
  /** What is added to the template's section Conditions. */
  readonly conditions?: Readonly<Record<string, JsonObject>>;
  /** Logical ids by what `Ref` may call them: `Function.Version`. */
  readonly references?: Readonly<Record<string, string>>;
}

export type Translator = (resource: ServerlessResource) => Made;

/** SAM's error for a resource of the template. */
export const invalidResource = (logicalId: string, why: string) =>
  invalidDocument(`Resource with id [${logicalId}] is invalid. ${why}`);

/** SAM's error for the template. */
export const invalidDocument = (why: string) =>
  validationError(
    `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 1. ${why}`,
  );

/** Types that may take the place of a resource of the template, by what that was before. */
const replaceable: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi': 'AWS::Serverless::Api',
  'AWS::ApiGatewayV2::Api': 'AWS::Serverless::HttpApi',
};

/** Refuses what a translation makes under the id of another resource of the template. @throws ValidationError */
export function checkUnique(logicalId: string, made: Made['resources'], resources: JsonObject): void {
  for (const [name, { Type }] of Object.entries(made)) {
    const there = Object.hasOwn(resources, name) ? resources[name] : undefined;
    if (name === logicalId || !isObject(there) || replaceable[String(Type)] === there.Type) continue;
    throw invalidDocument(
      `Transforming resource with id [${logicalId}] attempts to create a new resource with id [${name}] and type "${String(Type)}". A resource with that id already exists within this template. Please use a different id for that resource.`,
    );
  }
}

/** SAM's map of tags, as CloudFormation's list. */
export const tagList = (tags: Json | undefined): Json[] =>
  Object.entries(isObject(tags) ? tags : {}).map(([Key, Value]) => ({ Key, Value }));

/** SAM marks what it makes. */
export const withSamTag = (tags: Json | undefined): Json => [
  { Key: 'lambda:createdBy', Value: 'SAM' },
  ...tagList(tags),
];

/** What resources that a translation adds have of the one that asks for them. */
export const inheritedFrom = (attributes: JsonObject): JsonObject =>
  pick(attributes, ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']);

/** What SAM appends to a logical id that is to change with its content. */
export const contentHash = (content: JsonObject): string =>
  createHash('sha1').update(canonical(content)).digest('hex').slice(0, 10);

/** The members of an object that are there. */
export function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = from[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
