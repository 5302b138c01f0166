// SEARCH: the metrics whose names, namespaces and dimensions match an expression.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
import type { MetricName } from '../state.ts';

type Test = (metric: MetricName) => boolean;

/** The longest search that AWS takes. */
export const longestSearch = 1024;
/** The most time series that a search finds. */
export const mostFound = 500;

interface Token {
  readonly kind: 'quoted' | 'word' | 'sign';
  readonly text: string;
}

/**
 * @param text `{Namespace, Dimension …} term …`, where a term is `Property="exact"`, `"exact"` or a partial word, with AND,
 * OR, NOT and parentheses
 * @param fail makes the fault of what cannot be read
 */
export function compileSearch(text: string, fail: (why: string) => Error): Test {
  const { schema, rest } = splitSchema(text, fail);
  const tokens = tokensOf(rest, fail);
  let at = 0;
  const peek = () => tokens[at];
  const isWord = (word: string) => peek()?.kind === 'word' && peek()?.text === word;
  const isSign = (sign: string) => peek()?.kind === 'sign' && peek()?.text === sign;
  const either = (depth: number): Test => {
    let left = both(depth);
    while (isWord('OR')) {
      at++;
      const [one, other] = [left, both(depth)];
      left = (metric) => one(metric) || other(metric);
    }
    return left;
  };
  const both = (depth: number): Test => {
    let left = one(depth);
    while (peek() && !isWord('OR') && !isSign(')')) {
      if (isWord('AND')) at++;
      const [first, second] = [left, one(depth)];
      left = (metric) => first(metric) && second(metric);
    }
    return left;
  };
  const one = (depth: number): Test => {
    if (depth > 32) throw fail('it is nested too deeply');
    if (isWord('NOT')) {
      at++;
      const inner = one(depth + 1);
      return (metric) => !inner(metric);
    }
    const token = tokens[at++];
    if (token?.kind === 'sign' && token.text === '(') {
      const inner = either(depth + 1);
      if (!isSign(')')) throw fail('a parenthesis is not closed');
      at++;
      return inner;
    }
    if (!token || token.kind === 'sign') throw fail(`Unexpected ${token?.text ?? 'end of search'}`);
    if (!isSign('=')) return (metric) => textsOf(metric).some(matcherOf(token));
    at++;
    const value = tokens[at++];
    if (!value || value.kind === 'sign') throw fail(`A value of ${token.text} is missing`);
    const matches = matcherOf(value);
    return (metric) => textsOf(metric, token.text).some(matches);
  };
  if (tokens.length === 0 && !schema) throw fail('a search needs a metric schema or a search term');
  const matches = tokens.length === 0 ? () => true : either(0);
  if (peek()) throw fail(`Unexpected ${peek()!.text}`);
  return (metric) => (!schema || schema(metric)) && matches(metric);
}

function splitSchema(text: string, fail: (why: string) => Error): { schema?: Test; rest: string } {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return { rest: trimmed };
  const end = trimmed.indexOf('}');
  if (end < 0) throw fail('the metric schema is not closed');
  const [namespace, ...dimensions] = [...trimmed.slice(1, end).matchAll(/"([^"]*)"|([^,"]+)/g)]
    .map(([, quoted, bare = '']) => quoted ?? bare.trim())
    .filter((name) => name !== '');
  if (namespace === undefined) throw fail('the metric schema has no namespace');
  const schema: Test = (metric) => {
    if (metric.namespace !== namespace) return false;
    const own = Object.keys(metric.dimensions);
    // A schema without dimensions is one of all of the namespace's metrics.
    if (dimensions.length === 0) return true;
    return own.length === dimensions.length && dimensions.every((name) => own.includes(name));
  };
  return { schema, rest: trimmed.slice(end + 1).replace(/^\s*,/, '') };
}

function tokensOf(text: string, fail: (why: string) => Error): Token[] {
  const token = /\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<sign>[()=])|(?<word>[^\s"()=]+))/y;
  const tokens: Token[] = [];
  const source = text.trimEnd();
  while (token.lastIndex < source.length) {
    const found = token.exec(source)?.groups;
    if (!found) throw fail('a quotation mark is not closed');
    if (found.quoted !== undefined)
      tokens.push({ kind: 'quoted', text: found.quoted.replace(/\\(.)/g, '$1') });
    else if (found.sign !== undefined) tokens.push({ kind: 'sign', text: found.sign });
    else tokens.push({ kind: 'word', text: found.word! });
  }
  return tokens;
}

/** What a term is looked for in: everything that names the metric, or one property of it. */
function textsOf({ namespace, name, dimensions }: MetricName, property?: string): readonly string[] {
  if (property === 'MetricName') return [name];
  if (property === 'Namespace') return [namespace];
  if (property !== undefined) return property in dimensions ? [dimensions[property]!] : [];
  return [namespace, name, ...Object.keys(dimensions), ...Object.values(dimensions)];
}

/** Quoted: the text itself. Otherwise: a token of it, or several that follow each other. */
function matcherOf({ kind, text }: Token): (value: string) => boolean {
  if (kind === 'quoted') return (value) => value === text;
  const wanted = partsOf(text);
  const joined = wanted.join('');
  return (value) => {
    const own = partsOf(value);
    if (own.join('') === joined) return wanted.length > 0;
    return own.some((_, from) => wanted.length > 0 && wanted.every((part, i) => own[from + i] === part));
  };
}

/** `CustomCount1` is custom, count and 1. */
const partsOf = (text: string): string[] =>
  (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase());
