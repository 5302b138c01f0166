// `{ $.level = "ERROR" && ($.latency > 100 || $.user NOT EXISTS) }`: conditions on the members of an event that is JSON.
import { parseJson } from '../../../kernel/json.ts';
import { comparison, invalidPattern, type Literal, type LogPattern, type Operator } from './match.ts';

type Test = (event: unknown) => boolean;
type Token = { readonly kind: string; readonly text: string };

const token =
  /\s*(?:(?<sign>&&|\|\||[()]|<=|>=|!=|[=<>])|(?<selector>\$(?:\.[\w@*-]+|\[(?:\d+|\*|'[^']*'|"[^"]*")\])+)|"(?<quoted>(?:[^"\\]|\\.)*)"|%(?<regex>[^%]+)%|(?<word>[^\s()=<>!&|"]+))/y;

export function jsonPattern(text: string): LogPattern {
  if (!text.endsWith('}')) throw invalidPattern('a closing brace is missing');
  const tokens = tokensOf(text.slice(1, -1));
  const selectors = new Set(tokens.filter(({ kind }) => kind === 'selector').map((one) => one.text));
  let at = 0;
  const isNext = (sign: string) => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;
  const either = (depth: number): Test => {
    let left = both(depth);
    while (isNext('||')) {
      at++;
      const [one, other] = [left, both(depth)];
      left = (event) => one(event) || other(event);
    }
    return left;
  };
  const both = (depth: number): Test => {
    let left = single(depth);
    while (isNext('&&')) {
      at++;
      const [one, other] = [left, single(depth)];
      left = (event) => one(event) && other(event);
    }
    return left;
  };
  const single = (depth: number): Test => {
    if (depth > 32) throw invalidPattern('it is nested too deeply');
    const next = tokens[at++];
    if (next?.kind === 'sign' && next.text === '(') {
      const inner = either(depth + 1);
      if (!isNext(')')) throw invalidPattern('a parenthesis is not closed');
      at++;
      return inner;
    }
    if (next?.kind !== 'selector')
      throw invalidPattern(`a selector such as $.field is expected, not ${next?.text ?? 'the end'}`);
    return condition(next.text);
  };
  const condition = (selector: string): Test => {
    const values = selected(selector);
    const next = tokens[at++];
    const word = next?.kind === 'word' ? next.text : '';
    if (word === 'IS' || word === 'NOT') {
      const test = states[`${word} ${tokens[at++]?.text}`];
      if (!test) throw invalidPattern(`${word} is followed by TRUE, FALSE, NULL or EXISTS`);
      return (event) => test(values(event));
    }
    if (next?.kind !== 'sign' || !/^(?:[=<>]|[<>!]=)$/.test(next.text))
      throw invalidPattern(`an operator is expected after ${selector}`);
    const value = tokens[at++];
    if (!value || value.kind === 'sign' || value.kind === 'selector')
      throw invalidPattern(`a value is expected after ${selector} ${next.text}`);
    const matches = comparison(next.text as Operator, literalOf(value));
    return (event) => values(event).some(matches);
  };
  const test = either(0);
  if (at < tokens.length) throw invalidPattern(`Unexpected ${tokens[at]?.text}`);
  return (message) => {
    const event = objectIn(message);
    if (event === undefined || !test(event)) return undefined;
    const read = (selector: string) => (isSelector(selector) ? selected(selector)(event)[0] : undefined);
    const extracted = [...selectors].flatMap((one) => {
      const value = read(one);
      return value === undefined
        ? []
        : [[one, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
    });
    return { extracted: Object.fromEntries(extracted), read };
  };
}

/** Of what a selector finds. */
const states: Readonly<Record<string, (values: readonly unknown[]) => boolean>> = {
  'IS TRUE': (values) => values.includes(true),
  'IS FALSE': (values) => values.includes(false),
  'IS NULL': (values) => values.includes(null),
  'NOT EXISTS': (values) => values.length === 0,
};

const isSelector = (text: string) => text.startsWith('$.') || text.startsWith('$[');

const literalOf = ({ kind, text }: Token): Literal => ({
  text,
  isRegex: kind === 'regex',
  isQuoted: kind === 'quoted',
});

/** The values at `$.a.b[0]`, of which `*` can make several. */
function selected(selector: string): (event: unknown) => readonly unknown[] {
  const steps = [...selector.matchAll(/\.([\w@*-]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+|\*))\]/g)].map(
    ([, name, single, double, index]) => name ?? single ?? double ?? index ?? '',
  );
  return (event) => {
    let values: readonly unknown[] = [event];
    for (const step of steps) values = values.flatMap((value) => membersOf(value, step));
    return values;
  };
}

function membersOf(value: unknown, step: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Object.values(value);
  return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : [];
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const from = token.lastIndex;
    const found = token.exec(source)?.groups;
    if (!found) throw invalidPattern(`Unexpected ${source.slice(from).trim().charAt(0)}`);
    const [kind, value] = Object.entries(found).find(([, one]) => one !== undefined)!;
    tokens.push({ kind, text: kind === 'quoted' ? value.replace(/\\(.)/g, '$1') : value });
  }
  return tokens;
}

export function objectIn(message: string): object | undefined {
  const text = message.trimStart();
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
