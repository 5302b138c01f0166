// A function's EventInvokeConfig: how often and how long Lambda tries asynchronous calls, and where it sends what became of
// them. A queue or topic that is not named is made.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html
import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { destinationPolicy } from '../destinations.ts';
import { invalidResource, pick } from '../translator.ts';

export interface EventInvokeConfig {
  readonly resources: Readonly<Record<string, JsonObject>>;
  readonly conditions: Readonly<Record<string, JsonObject>>;
  readonly references: Readonly<Record<string, string>>;
  /** What the function's role needs, with names. */
  readonly policies: readonly JsonObject[];
}

interface Of {
  readonly logicalId: string;
  /** EventInvokeConfig. */
  readonly given: Json | undefined;
  /** The alias and its logical id. */
  readonly alias: { readonly name: Json; readonly logicalId: string } | undefined;
  /** The function's condition and policies. */
  readonly inherited: JsonObject;
}

const types = ['SQS', 'SNS', 'EventBridge', 'Lambda', 'S3Bucket'];

/** @throws ValidationError */
export function eventInvokeConfigOf({ logicalId, given, alias, inherited }: Of): EventInvokeConfig {
  const resources: Record<string, JsonObject> = {};
  const conditions: Record<string, JsonObject> = {};
  const references: Record<string, string> = {};
  const policies: JsonObject[] = [];
  if (!isObject(given) || Object.keys(given).length === 0)
    return { resources, conditions, references, policies };
  const id = `${logicalId}EventInvokeConfig`;
  const { DestinationConfig = {} } = given;
  if (!isObject(DestinationConfig))
    throw invalidResource(logicalId, "Property 'EventInvokeConfig.DestinationConfig' should be a map.");
  const destinations: Record<string, JsonObject> = {};
  for (const outcome of ['OnSuccess', 'OnFailure']) {
    const config = DestinationConfig[outcome];
    if (config === undefined) continue;
    if (!isObject(config))
      throw invalidResource(
        logicalId,
        `Property 'EventInvokeConfig.DestinationConfig.${outcome}' should be a map.`,
      );
    const { Type } = config;
    if (!types.includes(String(Type)))
      throw invalidResource(
        logicalId,
        `'Type: ${Type === undefined ? 'None' : String(Type)}' must be one of [${types.map((each) => `'${each}'`).join(', ')}]`,
      );
    const wanted = absence(config.Destination, id, conditions);
    let Destination = config.Destination;
    if (Destination === undefined || wanted.condition !== undefined) {
      const kind = made[String(Type)];
      if (!kind) throw invalidResource(logicalId, "Destination is required if Type is not ['SQS', 'SNS']");
      const own = `${id}${outcome}${kind.suffix}`;
      const condition = both(inherited.Condition, wanted.condition, logicalId, conditions);
      resources[own] = {
        ...inherited,
        ...(condition === undefined ? {} : { Condition: condition }),
        Type: kind.type,
        Properties: {},
      };
      references[`${logicalId}.Destination${kind.suffix}`] = own;
      Destination =
        wanted.condition === undefined
          ? kind.arn(own)
          : { 'Fn::If': [wanted.condition, kind.arn(own), wanted.otherwise!] };
    }
    destinations[outcome] = { Destination };
    const policy = destinationPolicy(String(Type), `${id}${outcome}`, Destination);
    if (policy) policies.push(policy);
  }
  resources[id] = {
    ...inherited,
    ...(alias === undefined ? {} : { DependsOn: [alias.logicalId] }),
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: logicalId },
      Qualifier: alias?.name ?? '$LATEST',
      DestinationConfig: destinations,
      ...pick(given, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
    },
  };
  return { resources, conditions, references, policies };
}

interface Kind {
  readonly type: string;
  readonly suffix: string;
  readonly arn: (logicalId: string) => JsonObject;
}

const made: Readonly<Record<string, Kind>> = {
  SQS: { type: 'AWS::SQS::Queue', suffix: 'Queue', arn: (id) => ({ 'Fn::GetAtt': [id, 'Arn'] }) },
  SNS: { type: 'AWS::SNS::Topic', suffix: 'Topic', arn: (id) => ({ Ref: id }) },
};

interface Absence {
  /** Under which no destination is given: AWS::NoValue in a branch of Fn::If. */
  readonly condition?: string;
  readonly otherwise?: Json;
}

function absence(destination: Json | undefined, id: string, conditions: Record<string, JsonObject>): Absence {
  const branches = isObject(destination) ? destination['Fn::If'] : undefined;
  if (!Array.isArray(branches) || branches.length !== 3) return {};
  const [condition, yes, no] = branches as [string, Json, Json];
  if (isNoValue(yes) && isNoValue(no)) return {};
  if (isNoValue(yes)) return { condition, otherwise: no };
  if (!isNoValue(no)) return {};
  const negated = conditionName(`NOT${condition}`, id);
  conditions[negated] = { 'Fn::Not': [{ Condition: condition }] };
  return { condition: negated, otherwise: yes };
}

function both(
  resource: Json | undefined,
  own: string | undefined,
  logicalId: string,
  conditions: Record<string, JsonObject>,
): Json | undefined {
  if (resource === undefined || own === undefined) return resource ?? own;
  const name = conditionName(`${String(resource)}AND${own}`, logicalId);
  conditions[name] = { 'Fn::And': [{ Condition: resource }, { Condition: own }] };
  return name;
}

const conditionName = (name: string, of: string) =>
  `${name}${createHash('sha1').update(of).digest('hex').slice(0, 10)}`.slice(0, 255);

const isNoValue = (value: Json) => isObject(value) && value.Ref === 'AWS::NoValue';
