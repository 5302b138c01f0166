// The cluster query language of `memberOf` constraints and list filters.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
import { own } from '../../../kernel/own.ts';
import { compilePattern, InvalidPattern, type Pattern, PatternTooSlow } from '../../../kernel/pattern.ts';
import { invalidParameter } from '../faults.ts';

/** The values that an expression can refer to, for one container instance. */
export interface Subject {
  readonly agentConnected: boolean;
  readonly agentVersion?: string;
  readonly ec2InstanceId: string;
  readonly registeredAt: number;
  readonly runningTasksCount: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** The groups of the tasks that run on it. */
  readonly taskGroups: readonly string[];
}

/** Of the `expression` of a placement constraint; it bounds how deep an expression can be nested, too. */
const maxLength = 2000;

export type Expression = (subject: Subject) => boolean;

const words: Readonly<Record<string, string>> = {
  equals: '==',
  not_equals: '!=',
  greater_than: '>',
  greater_than_equal: '>=',
  less_than: '<',
  less_than_equal: '<=',
  not_exists: '!exists',
  not_in: '!in',
  matches: '=~',
  not_matches: '!~',
  and: '&&',
  or: '||',
  not: '!',
};

/** Throws an InvalidParameterException for text that is not an expression. */
export function parseExpression(text: string): Expression {
  if (text.length > maxLength)
    throw invalidParameter(`An expression can have at most ${maxLength} characters`);
  const tokens = tokenize(text);
  let at = 0;
  const fail = (): never => {
    throw invalidParameter(`Invalid expression: ${text}`);
  };
  const take = () => tokens[at++] ?? fail();
  const peek = () => tokens[at];

  const disjunction = (): Expression => {
    let left = conjunction();
    while (peek() === '||') {
      at++;
      const [first, second] = [left, conjunction()];
      left = (subject) => first(subject) || second(subject);
    }
    return left;
  };
  const conjunction = (): Expression => {
    let left = negation();
    while (peek() === '&&') {
      at++;
      const [first, second] = [left, negation()];
      left = (subject) => first(subject) && second(subject);
    }
    return left;
  };
  const negation = (): Expression => {
    if (peek() === '!') {
      at++;
      const inner = negation();
      return (subject) => !inner(subject);
    }
    if (peek() === '(') {
      at++;
      const inner = disjunction();
      if (take() !== ')') fail();
      return inner;
    }
    return comparison();
  };
  const comparison = (): Expression => {
    const subject = take();
    const operator = take();
    if (!isSubject(subject)) fail();
    if (operator === 'exists') return (of) => valuesOf(of, subject).length > 0;
    if (operator === '!exists') return (of) => valuesOf(of, subject).length === 0;
    if (operator === 'in' || operator === '!in') {
      const wanted = list();
      const within: Expression = (of) => valuesOf(of, subject).some((value) => wanted.includes(value));
      return operator === 'in' ? within : (of) => !within(of);
    }
    const argument = take();
    if (operator === '=~' || operator === '!~') {
      const matches = matcher(argument);
      return operator === '=~'
        ? (of) => valuesOf(of, subject).some(matches)
        : (of) => !valuesOf(of, subject).some(matches);
    }
    const compare = comparisons[operator] ?? fail();
    return compare === comparisons['!=']
      ? (of) => valuesOf(of, subject).every((value) => compare(value, argument))
      : (of) => valuesOf(of, subject).some((value) => compare(value, argument));
  };
  const list = (): string[] => {
    if (take() !== '[') fail();
    const items: string[] = [];
    for (let token = take(); token !== ']'; token = take()) if (token !== ',') items.push(token);
    return items;
  };

  const expression = disjunction();
  if (at !== tokens.length) fail();
  return expression;
}

const comparisons: Readonly<Record<string, (value: string, argument: string) => boolean>> = {
  '==': (value, argument) => value === argument,
  '!=': (value, argument) => value !== argument,
  '>': (value, argument) => order(value, argument) > 0,
  '>=': (value, argument) => order(value, argument) >= 0,
  '<': (value, argument) => order(value, argument) < 0,
  '<=': (value, argument) => order(value, argument) <= 0,
};

function order(value: string, argument: string): number {
  const difference = Number(value) - Number(argument);
  return Number.isNaN(difference) ? value.localeCompare(argument) : difference;
}

/** AWS uses Java's regular expressions, here RE2's. A match covers the whole value; one that takes too long is none. */
function matcher(source: string): (value: string) => boolean {
  const pattern = compiled(source);
  return (value) => {
    try {
      return pattern.matches(value);
    } catch (error) {
      if (error instanceof PatternTooSlow) return false;
      throw error;
    }
  };
}

function compiled(source: string): Pattern {
  try {
    return compilePattern(source);
  } catch (error) {
    if (!(error instanceof InvalidPattern)) throw error;
    throw invalidParameter(`Invalid expression: ${source}`);
  }
}

const isSubject = (subject: string): boolean =>
  /^(agentConnected|agentVersion|ec2InstanceId|registeredAt|runningTasksCount|task:group|attribute:.+)$/.test(
    subject,
  );

function valuesOf(of: Subject, subject: string): readonly string[] {
  if (subject.startsWith('attribute:')) {
    const value = own(of.attributes, subject.slice('attribute:'.length));
    return value === undefined ? [] : [value];
  }
  switch (subject) {
    case 'agentConnected':
      return [String(of.agentConnected)];
    case 'agentVersion':
      return of.agentVersion === undefined ? [] : [of.agentVersion];
    case 'ec2InstanceId':
      return [of.ec2InstanceId];
    case 'registeredAt':
      return [new Date(of.registeredAt).toISOString()];
    case 'runningTasksCount':
      return [String(of.runningTasksCount)];
    default:
      return of.taskGroups;
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const token =
    /\s*(?:"([^"]*)"|'([^']*)'|(&&|\|\||==|!=|>=|<=|=~|!~|!exists|!in\b|[[\](),!<>])|([^\s[\](),!<>=&|"']+))/gy;
  let end = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    end = token.lastIndex;
    const [, double, single, symbol, word] = match;
    tokens.push(double ?? single ?? symbol ?? words[word!] ?? word!);
  }
  if (text.slice(end).trim() !== '') throw invalidParameter(`Invalid expression: ${text}`);
  return tokens;
}
