// The rule of a composite alarm: states of other alarms, combined.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { validation } from '../faults.ts';

/** An alarm's state by its name; undefined where there is no such alarm. */
export type StateOf = (alarm: string) => StateValue | undefined;

export interface Rule {
  /** The names of the alarms in it, each once. */
  readonly children: readonly string[];
  holds(stateOf: StateOf): boolean;
}

type Test = (stateOf: StateOf) => boolean;

const states: readonly string[] = ['ALARM', 'OK', 'INSUFFICIENT_DATA'];
const deepest = 100;
export const mostChildren = 100;

/** An alarm's name, of its name or ARN. */
export const nameOfAlarm = (text: string): string =>
  /^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:(.+)$/.exec(text)?.[1] ?? text;

/** @throws ValidationError */
export function parseRule(text: string): Rule {
  const fail = (why: string) => validation(`Error in AlarmRule: ${why}`);
  const tokens = tokensOf(text, fail);
  const children = new Set<string>();
  let at = 0;
  const peek = () => tokens[at]?.text;
  const take = () => tokens[at++] ?? { text: 'end of rule', isQuoted: false };
  const expect = (sign: string) => {
    const next = take();
    if (next.text !== sign || next.isQuoted) throw fail(`Unexpected ${next.text}, expected ${sign}`);
  };
  const alarm = (): string => {
    const next = take();
    if (!next.isQuoted && /^[(),]$|^end of rule$/.test(next.text)) throw fail(`Unexpected ${next.text}`);
    const name = nameOfAlarm(next.text);
    children.add(name);
    return name;
  };
  const either = (depth: number): Test => {
    let left = both(depth);
    while (peek() === 'OR') {
      at++;
      const [one, other] = [left, both(depth)];
      left = (stateOf) => one(stateOf) || other(stateOf);
    }
    return left;
  };
  const both = (depth: number): Test => {
    let left = single(depth);
    while (peek() === 'AND') {
      at++;
      const [one, other] = [left, single(depth)];
      left = (stateOf) => one(stateOf) && other(stateOf);
    }
    return left;
  };
  const single = (depth: number): Test => {
    if (depth > deepest) throw fail('it is nested too deeply');
    const { text: word } = take();
    if (word === 'NOT') {
      const inner = single(depth + 1);
      return (stateOf) => !inner(stateOf);
    }
    if (word === 'TRUE') return () => true;
    if (word === 'FALSE') return () => false;
    if (word === 'AT_LEAST') return atLeast();
    if (word === '(') {
      const inner = either(depth + 1);
      expect(')');
      return inner;
    }
    if (!states.includes(word)) throw fail(`Unexpected ${word}`);
    expect('(');
    const name = alarm();
    expect(')');
    return (stateOf) => stateOf(name) === word;
  };
  /** `AT_LEAST(2, ALARM, (a, b, c))`, or a percentage, or NOT a state. */
  const atLeast = (): Test => {
    expect('(');
    const [, count, percent] = /^(\d+)(%?)$/.exec(take().text) ?? [];
    if (count === undefined) throw fail('AT_LEAST takes a number or a percentage of alarms');
    expect(',');
    const isNot = peek() === 'NOT';
    if (isNot) at++;
    const { text: state } = take();
    if (!states.includes(state)) throw fail(`Unexpected ${state}`);
    expect(',');
    expect('(');
    const names = [alarm()];
    while (peek() === ',') {
      at++;
      names.push(alarm());
    }
    expect(')');
    expect(')');
    const needed = percent ? Math.ceil((Number(count) / 100) * names.length) : Number(count);
    if (needed < 1 || needed > names.length)
      throw fail(`AT_LEAST takes between 1 and ${names.length} of ${names.length} alarms`);
    return (stateOf) => names.filter((name) => (stateOf(name) === state) !== isNot).length >= needed;
  };
  const holds = either(0);
  if (at < tokens.length) throw fail(`Unexpected ${take().text}`);
  if (children.size > mostChildren) throw fail(`it names more than ${mostChildren} alarms`);
  return { children: [...children], holds };
}

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

function tokensOf(text: string, fail: (why: string) => Error): Token[] {
  const token = /\s*(?:"(?<quoted>[^"]*)"|(?<plain>[(),]|[^\s"(),]+))/y;
  const tokens: Token[] = [];
  const source = text.trimEnd();
  while (token.lastIndex < source.length) {
    const found = token.exec(source)?.groups;
    if (!found) throw fail('a quotation mark is not closed');
    tokens.push({ text: found.quoted ?? found.plain ?? '', isQuoted: found.quoted !== undefined });
  }
  return tokens;
}
