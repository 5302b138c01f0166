// `[ip, user, ..., status = 5* || status = 404, bytes > 1000]`: conditions on the fields of an event, which spaces separate.
// "Quoted" and [bracketed] fields may have spaces.
import { comparison, invalidPattern, type LogPattern, type Match, type Operator } from './match.ts';

interface Field {
  /** Undefined of `...`, which is any number of fields. */
  readonly name?: string;
  readonly matches: (value: string) => boolean;
}

export function fieldPattern(text: string): LogPattern {
  if (!text.endsWith(']')) throw invalidPattern('a closing bracket is missing');
  const fields = split(text.slice(1, -1)).map(fieldOf);
  const gaps = fields.filter(({ name }) => name === undefined).length;
  if (gaps > 1) throw invalidPattern('it has more than one ellipsis');
  const gap = fields.findIndex(({ name }) => name === undefined);
  return (message) => {
    const values = valuesIn(message);
    const missing = values.length - (fields.length - gaps);
    if (missing < 0 || (gap < 0 && missing > 0)) return undefined;
    const named: Record<string, string> = {};
    for (const [index, { name, matches }] of fields.entries()) {
      if (name === undefined) continue;
      const value = values[gap >= 0 && index > gap ? index + missing - 1 : index]!;
      if (!matches(value)) return undefined;
      named[`$${name}`] = value;
    }
    return matchOf(named);
  };
}

const matchOf = (named: Readonly<Record<string, string>>): Match => ({
  extracted: named,
  read: (selector) => (Object.hasOwn(named, selector) ? named[selector] : undefined),
});

const valuesIn = (message: string): string[] =>
  [...message.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g)].map(
    ([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain ?? '',
  );

/** At commas outside of quotes and regular expressions. */
const split = (text: string): string[] =>
  [...text.matchAll(/((?:"[^"]*"|%[^%]*%|[^,"%])*)(?:,|$)/g)]
    .map(([, part = '']) => part.trim())
    .filter((part, index, all) => part !== '' || index < all.length - 1);

function fieldOf(text: string, index: number): Field {
  if (text === '...') return { matches: () => true };
  const source = /^\((.*)\)$/s.exec(text)?.[1] ?? text;
  const plain = /^\w*$/.exec(source);
  if (plain) return { name: source === '' ? String(index + 1) : source, matches: () => true };
  let name: string | undefined;
  const any = source.split('||').map((part) =>
    part.split('&&').map((condition) => {
      const { own, matches } = conditionOf(condition.trim());
      name ??= own;
      return matches;
    }),
  );
  return {
    name: name || String(index + 1),
    matches: (value) => any.some((all) => all.every((matches) => matches(value))),
  };
}

function conditionOf(text: string): { own: string; matches: (value: string) => boolean } {
  const found = /^(\w*)\s*(!=|<=|>=|=|<|>)\s*(?:"([^"]*)"|%([^%]+)%|(\S+))$/.exec(text);
  if (!found) throw invalidPattern(`${text} is not a condition on a field`);
  const [, own = '', operator, quoted, regex, plain] = found;
  const literal = {
    text: quoted ?? regex ?? plain ?? '',
    isRegex: regex !== undefined,
    isQuoted: quoted !== undefined,
  };
  return { own, matches: comparison(operator as Operator, literal) };
}
