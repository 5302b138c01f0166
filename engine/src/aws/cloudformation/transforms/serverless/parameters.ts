// SAM reads some properties with the values of the template's parameters, since it makes logical ids and policies of them.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
import { isObject, type Json, type JsonObject } from '../../template/json.ts';
import { type Evaluate, expressed, isKnown } from '../../template/value.ts';

/** Properties, or members of one. */
const read: Readonly<Record<string, true | readonly string[]>> = {
  AutoPublishAlias: true,
  AutoPublishCodeSha256: true,
  DeploymentPreference: ['Enabled', 'PassthroughCondition', 'Type'],
  EventInvokeConfig: true,
};

/**
 * The properties, with the values of parameters and mappings in those that SAM reads. What has no value yet stays a reference.
 */
export function withParameters(
  properties: JsonObject,
  parameters: Json | undefined,
  evaluate: Evaluate,
): JsonObject {
  const names = Object.keys(isObject(parameters) ? parameters : {});
  const resolved = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((each) => resolved(each as Json));
    if (!isObject(value)) return value;
    if (names.includes(String(value.Ref)) || value['Fn::FindInMap'] !== undefined) {
      const known = evaluate(value);
      return isKnown(known) ? expressed(known) : value;
    }
    return mapped(value, resolved);
  };
  return mapped(properties, (value, name) => {
    const how = Object.hasOwn(read, name) ? read[name]! : [];
    if (how === true) return resolved(value);
    return isObject(value) && how.length > 0
      ? mapped(value, (each, member) => (how.includes(member) ? resolved(each) : each))
      : value;
  });
}

const mapped = (object: JsonObject, convert: (value: Json, name: string) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, convert(value, name)]));
