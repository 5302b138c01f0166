// Words of an instruction: variables, quotes and escapes.
// https://docs.docker.com/reference/dockerfile/#environment-replacement
import { DockerfileFailure } from './failure.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Replaces variables and removes quotes and escapes, as Docker does for one word. */
export function expandWord(word: string, variables: Variables, escapeChar = '\\'): string {
  let out = '';
  let quote = '';
  for (let at = 0; at < word.length; ) {
    const char = word[at] ?? '';
    if (quote === "'") {
      if (char === "'") quote = '';
      else out += char;
      at += 1;
    } else if (char === escapeChar) {
      const next = word[at + 1] ?? '';
      // In double quotes a backslash only escapes certain characters.
      out += quote === '"' && next !== '"' && next !== '$' && next !== escapeChar ? char + next : next;
      at += 2;
    } else if (char === '"' || (char === "'" && quote === '')) {
      quote = quote === '' ? char : '';
      at += 1;
    } else if (char === '$') {
      const { value, end } = variable(word, at, variables, escapeChar);
      out += value;
      at = end;
    } else {
      out += char;
      at += 1;
    }
  }
  if (quote)
    throw new DockerfileFailure(
      `unexpected end of statement while looking for matching ${quote === '"' ? 'double' : 'single'}-quote`,
    );
  return out;
}

function variable(
  word: string,
  at: number,
  variables: Variables,
  escapeChar: string,
): { readonly value: string; readonly end: number } {
  const plain = /^\$([A-Za-z_][A-Za-z0-9_]*)/.exec(word.slice(at));
  if (plain) return { value: variables[plain[1] ?? ''] ?? '', end: at + plain[0].length };
  if (word[at + 1] !== '{') return { value: '$', end: at + 1 };
  const end = closingBrace(word, at + 2);
  const inner = word.slice(at + 2, end);
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])([\s\S]*))?$/.exec(inner);
  if (!match) throw new DockerfileFailure(`unsupported modifier in substitution: \${${inner}}`);
  const [, name = '', modifier, alternative = ''] = match;
  const value = variables[name];
  const isSet = value !== undefined && !(modifier?.startsWith(':') && value === '');
  const other = () => expandWord(alternative, variables, escapeChar);
  switch (modifier?.at(-1)) {
    case '-':
      return { value: isSet ? value : other(), end: end + 1 };
    case '+':
      return { value: isSet ? other() : '', end: end + 1 };
    case '?':
      if (!isSet) throw new DockerfileFailure(`${name}: ${other() || 'is not allowed to be unset'}`);
      return { value, end: end + 1 };
    default:
      return { value: value ?? '', end: end + 1 };
  }
}

function closingBrace(word: string, from: number): number {
  for (let at = from, depth = 1; at < word.length; at++) {
    if (word[at] === '{') depth += 1;
    if (word[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new DockerfileFailure(`syntax error: missing '}' in ${word}`);
}

/** Splits at spaces outside quotes. Quotes and escapes are kept for `expandWord`. */
export function splitWords(text: string, escapeChar = '\\'): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === escapeChar && quote !== "'") {
      word += char + (text[++at] ?? '');
    } else if (quote) {
      word += char;
      if (char === quote) quote = '';
    } else if (/\s/.test(char)) {
      if (word) words.push(word);
      word = '';
    } else {
      if (char === '"' || char === "'") quote = char;
      word += char;
    }
  }
  if (word) words.push(word);
  return words;
}

/** The words of an exec form, a JSON array of strings; undefined for the shell form. */
export function execForm(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((each) => typeof each === 'string') ? parsed : undefined;
  } catch {
    // Docker treats invalid JSON as the shell form, too.
    return undefined;
  }
}

/** `KEY=value KEY2="v 2"`, or the old `KEY value`. */
export function keyValues(text: string, variables: Variables, escapeChar = '\\'): [string, string][] {
  const words = splitWords(text, escapeChar);
  const first = words[0] ?? '';
  if (!first.includes('=')) {
    if (words.length < 2)
      throw new DockerfileFailure(
        `Syntax error - can't find = in "${first}". Must be of the form: name=value`,
      );
    return [
      [
        expandWord(first, variables, escapeChar),
        expandWord(text.slice(first.length).trim(), variables, escapeChar),
      ],
    ];
  }
  return words.map((word) => {
    const equals = word.indexOf('=');
    if (equals < 0)
      throw new DockerfileFailure(
        `Syntax error - can't find = in "${word}". Must be of the form: name=value`,
      );
    return [
      expandWord(word.slice(0, equals), variables, escapeChar),
      expandWord(word.slice(equals + 1), variables, escapeChar),
    ];
  });
}
