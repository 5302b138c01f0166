// SAM reads some properties with the values of the template's parameters, since it makes logical ids and policies of them.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
import { isObject, type Json, type JsonObject } from '../../template/json.ts';
import { type Evaluate, expressed, isKnown } from '../../template/value.ts';

const read = ['AutoPublishAlias', 'AutoPublishCodeSha256', 'EventInvokeConfig'];

/** The properties, with the values of parameters in those that SAM reads. A parameter without a value stays a reference. */
export function withParameters(
  properties: JsonObject,
  parameters: Json | undefined,
  evaluate: Evaluate,
): JsonObject {
  const names = Object.keys(isObject(parameters) ? parameters : {});
  if (names.length === 0) return properties;
  const resolved = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((each) => resolved(each as Json));
    if (!isObject(value)) return value;
    if (typeof value.Ref === 'string' && names.includes(value.Ref)) {
      const known = evaluate(value);
      return isKnown(known) ? expressed(known) : value;
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolved(each)]));
  };
  return Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, read.includes(name) ? resolved(each) : each]),
  );
}
