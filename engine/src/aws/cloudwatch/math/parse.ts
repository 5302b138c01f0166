// Parses a metric math expression: operators by precedence, functions, arrays, ids, numbers and strings.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
import { validation } from '../faults.ts';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'id'; readonly name: string }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type Operator = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<=' | '>=' | '<' | '>' | 'AND' | 'OR';

const precedence: Readonly<Record<Operator, number>> = {
  OR: 1,
  AND: 2,
  '==': 3,
  '!=': 3,
  '<=': 3,
  '>=': 3,
  '<': 3,
  '>': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '^': 7,
};
const unaryPrecedence = 6;

/** Deeper than anyone writes; evaluation recurses. */
const deepest = 32;

const token =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*)|(?<text>"[^"]*"|'[^']*')|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],]))/y;

type Token = { readonly kind: 'number' | 'word' | 'text' | 'sign' | 'end'; readonly text: string };

/**
 * @param id of the query, for the message
 * @throws ValidationError
 */
export function parse(text: string, id: string): Expression {
  const fail = (why: string) => validation(`Error in expression '${id}': ${why}`);
  const tokens = tokensOf(text, fail);
  let at = 0;
  let depth = 0;
  const peek = (): Token => tokens[at] ?? { kind: 'end', text: 'end of expression' };
  const take = (): Token => {
    const next = peek();
    at++;
    return next;
  };
  const expect = (sign: string) => {
    const next = take();
    if (next.text !== sign || next.kind !== 'sign') throw fail(`Unexpected ${next.text}, expected ${sign}`);
  };
  const list = (end: string): Expression[] => {
    const items: Expression[] = [];
    if (peek().text === end) {
      take();
      return items;
    }
    for (;;) {
      items.push(binary(0));
      const next = take();
      if (next.kind === 'sign' && next.text === end) return items;
      if (next.kind !== 'sign' || next.text !== ',') throw fail(`Unexpected ${next.text}`);
    }
  };
  const operand = (): Expression => {
    const next = take();
    if (next.kind === 'number') return { kind: 'number', value: Number(next.text) };
    if (next.kind === 'text') return { kind: 'string', value: next.text.slice(1, -1) };
    if (next.kind === 'word' && peek().text === '(' && operatorOf(next) === undefined) {
      take();
      return { kind: 'call', name: next.text.toUpperCase(), args: list(')') };
    }
    if (next.kind === 'word') return { kind: 'id', name: next.text };
    if (next.text === '[') return { kind: 'array', items: list(']') };
    if (next.text === '-') return { kind: 'negative', operand: binary(unaryPrecedence) };
    if (next.text === '+') return binary(unaryPrecedence);
    if (next.text !== '(') throw fail(`Unexpected ${next.text}`);
    const inner = binary(0);
    expect(')');
    return inner;
  };
  function binary(least: number): Expression {
    if (++depth > deepest) throw fail('it is nested too deeply');
    let left = operand();
    for (;;) {
      const operator = operatorOf(peek());
      if (!operator || precedence[operator] < least) break;
      take();
      left = { kind: 'binary', operator, left, right: binary(precedence[operator] + 1) };
    }
    depth--;
    return left;
  }
  const whole = binary(0);
  if (peek().kind !== 'end') throw fail(`Unexpected ${peek().text}`);
  return whole;
}

function tokensOf(text: string, fail: (why: string) => Error): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const found = token.exec(text)?.groups;
    if (!found) throw fail(`Unexpected ${text.slice(from).trimStart().charAt(0)}`);
    const [kind, value] = Object.entries(found).find(([, one]) => one !== undefined)!;
    tokens.push({ kind: kind as Token['kind'], text: value });
  }
  return tokens;
}

function operatorOf({ kind, text }: Token): Operator | undefined {
  if (kind !== 'sign' && kind !== 'word') return undefined;
  const name = text === '&&' ? 'AND' : text === '||' ? 'OR' : text;
  return name in precedence ? (name as Operator) : undefined;
}

/** The ids that it reads. */
export function idsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'id':
      return [expression.name];
    case 'array':
      return expression.items.flatMap(idsIn);
    case 'negative':
      return idsIn(expression.operand);
    case 'binary':
      return [...idsIn(expression.left), ...idsIn(expression.right)];
    case 'call':
      return expression.args.flatMap(idsIn);
    default:
      return [];
  }
}
