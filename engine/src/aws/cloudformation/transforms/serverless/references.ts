// References to what a resource was translated to: `Function.Alias`, `Api.Stage`, and layers, whose logical ids change.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
import { isObject, type Json } from '../../template/json.ts';

/** The value with the logical ids of `renamed` in Ref, Fn::GetAtt, Fn::Sub and DependsOn. */
export function withReferences(value: Json, renamed: ReadonlyMap<string, string>): Json {
  if (renamed.size === 0) return value;
  if (Array.isArray(value)) return value.map((each) => withReferences(each as Json, renamed));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      rewrites[key]?.(inner, renamed) ?? withReferences(inner, renamed),
    ]),
  );
}

type Rewrite = (value: Json, renamed: ReadonlyMap<string, string>) => Json | undefined;

const name: Rewrite = (value, renamed) =>
  typeof value === 'string' ? (renamed.get(value) ?? value) : undefined;

const rewrites: Readonly<Record<string, Rewrite>> = {
  Ref: name,
  DependsOn: (value, renamed) =>
    Array.isArray(value) ? value.map((each) => name(each as Json, renamed) ?? each) : name(value, renamed),
  'Fn::GetAtt': (value, renamed) => {
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return undefined;
    const path = value.join('.');
    const from = longest(path, renamed);
    return from === undefined ? value : [renamed.get(from)!, path.slice(from.length + 1)];
  },
  'Fn::Sub': (value, renamed) => {
    if (typeof value === 'string') return substituted(value, renamed);
    if (!Array.isArray(value) || typeof value[0] !== 'string') return undefined;
    const [text, ...variables] = value as readonly Json[];
    return [substituted(String(text), renamed), ...variables.map((each) => withReferences(each, renamed))];
  },
};

const substituted = (text: string, renamed: ReadonlyMap<string, string>) =>
  text.replace(/\$\{([A-Za-z0-9.]+)\}/g, (placeholder, path: string) => {
    const from = longest(path, renamed);
    return from === undefined ? placeholder : `\${${renamed.get(from)}${path.slice(from.length)}}`;
  });

/** The longest name of `renamed` that the path is or starts with. */
function longest(path: string, renamed: ReadonlyMap<string, string>): string | undefined {
  const parts = path.split('.');
  for (let count = parts.length; count > 0; count--) {
    const name = parts.slice(0, count).join('.');
    if (renamed.has(name)) return name;
  }
  return undefined;
}
