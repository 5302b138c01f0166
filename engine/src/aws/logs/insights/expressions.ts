// Expressions of a query: fields, literals, arithmetic, comparisons and functions.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
import { compilePattern } from '../../../kernel/pattern.ts';
import { malformedQuery } from '../faults.ts';
import { functions } from './functions.ts';
import type { Reader } from './reader.ts';
import { compare, numberOf, type Row, truth, type Value } from './values.ts';

export interface Expression {
  /** As the query has it: the name of a column without an alias. */
  readonly text: string;
  of(row: Row): Value;
}

type Evaluate = (row: Row) => Value;

/** @throws MalformedQueryException */
export function expression(reader: Reader): Expression {
  const from = reader.at;
  const of = either(reader);
  return { text: reader.textFrom(from), of };
}

function either(reader: Reader): Evaluate {
  let left = both(reader);
  while (reader.takesWord('or')) {
    const [a, b] = [left, both(reader)];
    left = (row) => truth(a(row)) || truth(b(row));
  }
  return left;
}

function both(reader: Reader): Evaluate {
  let left = negation(reader);
  while (reader.takesWord('and')) {
    const [a, b] = [left, negation(reader)];
    left = (row) => truth(a(row)) && truth(b(row));
  }
  return left;
}

function negation(reader: Reader): Evaluate {
  if (!reader.takesWord('not')) return comparison(reader);
  const of = negation(reader);
  return (row) => !truth(of(row));
}

function comparison(reader: Reader): Evaluate {
  const left = sum(reader);
  const isNegated = reader.takesWord('not');
  const not =
    (of: (row: Row) => boolean): Evaluate =>
    (row) =>
      of(row) !== isNegated;
  if (reader.takesWord('like') || reader.takes('=~')) return not(likeness(left, reader));
  if (reader.takesWord('in')) {
    const all = list(reader);
    return not((row) => all.some((each) => compare(left(row), each(row)) === 0));
  }
  if (isNegated) throw malformedQuery('not is followed by like or in');
  const sign = ['!=', '<=', '>=', '=', '<', '>'].find((each) => reader.takes(each));
  if (sign === undefined) return left;
  const right = sum(reader);
  return (row) => {
    const [a, b] = [left(row), right(row)];
    const order = compare(a, b);
    if (order === undefined) return sign === '!=' && a !== b;
    if (sign === '=') return order === 0;
    if (sign === '!=') return order !== 0;
    return (sign[0] === '<' ? order < 0 : order > 0) || (sign.length === 2 && order === 0);
  };
}

function likeness(left: Evaluate, reader: Reader): (row: Row) => boolean {
  const regex = reader.takeKind('regex');
  if (regex !== undefined) {
    const pattern = compilePattern(regex);
    return (row) => left(row) !== undefined && pattern.finds(String(left(row)));
  }
  const text = reader.takeKind('text');
  if (text === undefined) throw malformedQuery('like is followed by a text or a regular expression');
  return (row) => left(row) !== undefined && String(left(row)).includes(text);
}

function list(reader: Reader): Evaluate[] {
  reader.expect('[');
  const all = [sum(reader)];
  while (reader.takes(',')) all.push(sum(reader));
  reader.expect(']');
  return all;
}

function sum(reader: Reader): Evaluate {
  let left = product(reader);
  for (;;) {
    const sign = ['+', '-'].find((each) => reader.takes(each));
    if (sign === undefined) return left;
    const [a, b] = [left, product(reader)];
    left = arithmetic(a, b, sign === '+' ? (x, y) => x + y : (x, y) => x - y);
  }
}

const products: Readonly<Record<string, (a: number, b: number) => number>> = {
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
};

function product(reader: Reader): Evaluate {
  let left = single(reader);
  for (;;) {
    const sign = Object.keys(products).find((each) => reader.takes(each));
    if (sign === undefined) return left;
    left = arithmetic(left, single(reader), products[sign]!);
  }
}

const arithmetic =
  (a: Evaluate, b: Evaluate, by: (x: number, y: number) => number): Evaluate =>
  (row) => {
    const [x, y] = [numberOf(a(row)), numberOf(b(row))];
    const result = x === undefined || y === undefined ? undefined : by(x, y);
    return Number.isFinite(result) ? result : undefined;
  };

function single(reader: Reader): Evaluate {
  if (reader.takes('(')) {
    const inner = either(reader);
    reader.expect(')');
    return inner;
  }
  if (reader.takes('-')) {
    const inner = single(reader);
    return (row) => {
      const value = numberOf(inner(row));
      return value === undefined ? undefined : -value;
    };
  }
  const number = reader.takeKind('number');
  if (number !== undefined) {
    const value = durationMs(number) ?? Number(number);
    return () => value;
  }
  const text = reader.takeKind('text');
  if (text !== undefined) return () => text;
  const name = reader.takeKind('name');
  if (name === undefined) throw malformedQuery(`unexpected ${reader.rest() || 'end of the query'}`);
  return reader.takes('(') ? call(name, reader) : (row) => row[name];
}

function call(name: string, reader: Reader): Evaluate {
  const aggregate = reader.aggregates?.(name.toLowerCase(), reader);
  if (aggregate) return aggregate;
  const args: Evaluate[] = [];
  if (!reader.takes(')')) {
    do args.push(either(reader));
    while (reader.takes(','));
    reader.expect(')');
  }
  const lower = name.toLowerCase();
  // The period of the event's time.
  if (lower === 'bin') return (row) => functions.datefloor!([row['@timestamp'], args[0]?.(row)]);
  const of = functions[lower];
  if (!of) throw malformedQuery(`unknown function ${name}`);
  return (row) => of(args.map((each) => each(row)));
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

function durationMs(number: string): number | undefined {
  const [, count, unit] = /^([\d.]+)(ms|[smhdw])$/.exec(number) ?? [];
  return unit === undefined ? undefined : Number(count) * units[unit]!;
}
