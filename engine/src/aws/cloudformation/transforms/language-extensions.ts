// AWS::LanguageExtensions: loops, functions inside Ref and Fn::GetAtt, and functions in DeletionPolicy and
// UpdateReplacePolicy. What other functions are resolved in the processed template: resolved.ts.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { expressed, isKnown } from '../template/value.ts';
import { type Expansion, expandLoops, failed } from './loops.ts';
import { resolved, secretParameters } from './resolved.ts';

const sections = ['Resources', 'Conditions', 'Outputs'];
const policies = ['DeletionPolicy', 'UpdateReplacePolicy'];

export function extendLanguage(source: JsonObject, expansion: Expansion): JsonObject {
  const secrets = secretParameters(source.Parameters);
  return Object.fromEntries(
    Object.entries(source).map(([name, value]) => {
      if (!sections.includes(name) || !isObject(value)) return [name, value];
      const extended = resolved(
        withoutNestedFunctions(expandLoops(value, expansion), expansion),
        expansion,
        secrets,
      );
      return [
        name,
        name === 'Resources' && isObject(extended) ? withPolicies(extended, expansion) : extended,
      ];
    }),
  );
}

/** The name of the first function that only this transform has. */
export function extensionIn(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) return firstOf(value, (each) => extensionIn(each));
  if (!isObject(value)) return undefined;
  return firstOf(Object.keys(value), (name) =>
    /^Fn::(Length|ToJsonString|ForEach::.*)$/.test(name) ? name : extensionIn(value[name]),
  );
}

function firstOf<T>(items: readonly T[], search: (item: T) => string | undefined): string | undefined {
  for (const each of items) {
    const found = search(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutNestedFunctions(value: Json, expansion: Expansion): Json {
  if (Array.isArray(value)) return value.map((each) => withoutNestedFunctions(each as Json, expansion));
  if (!isObject(value)) return value;
  const [first, ...others] = Object.entries(value);
  if (first && others.length === 0) {
    const [name, argument] = first;
    if (name === 'Ref' && isObject(argument)) return { Ref: decided(argument, 'Ref', expansion) };
    if (name === 'Fn::GetAtt' && Array.isArray(argument) && argument.some(isObject))
      return { [name]: argument.map((each) => decided(each as Json, name, expansion)) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutNestedFunctions(inner, expansion)]),
  );
}

function withPolicies(resources: JsonObject, expansion: Expansion): JsonObject {
  return Object.fromEntries(
    Object.entries(resources).map(([logicalId, resource]) => {
      if (!isObject(resource)) return [logicalId, resource];
      const decidedPolicies = policies.flatMap((name) => {
        const value = resource[name];
        return isObject(value) ? [[name, decided(value, name, expansion)] as const] : [];
      });
      // In a draft a parameter may have no value yet: then the policy is left out.
      const known = decidedPolicies.filter(([, value]) => !isObject(value));
      const others = Object.entries(resource).filter(
        ([name, value]) => !policies.includes(name) || !isObject(value),
      );
      return [logicalId, Object.fromEntries([...others, ...known])];
    }),
  );
}

/** What must be known when the template is processed. */
function decided(value: Json, where: string, expansion: Expansion): Json {
  const result = expansion.evaluate(value);
  if (!isKnown(result) && expansion.isDraft) return value;
  if (!isKnown(result)) throw failed(`the value of ${where} cannot depend on a resource`);
  return expressed(result);
}
