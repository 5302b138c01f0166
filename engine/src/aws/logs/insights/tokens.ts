// The words of a query.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
import { malformedQuery } from '../faults.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'regex' | 'sign';
  readonly text: string;
}

const next =
  /\s+|#[^\n]*|(?<url>https?:\/\/[^\s|,()]+)|(?<number>\d+(?:\.\d+)?(?:ms|[smhdw])?(?![\w.@]))|(?<name>[@A-Za-z_][\w@]*(?:\.[\w@]+)*)|`(?<quoted>[^`]+)`|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<sign>!=|<=|>=|=~|[=<>(),|+*%^[\]-])|(?<slash>\/)/gy;
const regex = /(?:[^/\\\n]|\\.)+\//y;

/** @throws MalformedQueryException */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  next.lastIndex = 0;
  while (next.lastIndex < query.length) {
    const at = next.lastIndex;
    const found = next.exec(query)?.groups;
    if (!found) throw malformedQuery(`unexpected symbol found ${query[at]} at position ${at}`);
    const { url, number, name, quoted, double, single, sign, slash } = found;
    if (url !== undefined) tokens.push({ kind: 'text', text: url });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (quoted !== undefined) tokens.push({ kind: 'name', text: quoted });
    else if (double !== undefined || single !== undefined)
      tokens.push({ kind: 'text', text: (double ?? single ?? '').replace(/\\(["'\\])/g, '$1') });
    else if (slash !== undefined && !endsValue(tokens.at(-1))) tokens.push(regexAt(query));
    else if (sign !== undefined || slash !== undefined) tokens.push({ kind: 'sign', text: sign ?? '/' });
  }
  return tokens;
}

/** After a value a slash divides. */
const endsValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'number' ||
    token.text === ')' ||
    (token.kind === 'name' && !/^(like|parse|@message)$/i.test(token.text)));

function regexAt(query: string): Token {
  regex.lastIndex = next.lastIndex;
  const [found] = regex.exec(query) ?? [];
  if (found === undefined)
    throw malformedQuery(`unterminated regular expression at position ${next.lastIndex}`);
  next.lastIndex += found.length;
  return { kind: 'regex', text: found.slice(0, -1).replaceAll('\\/', '/') };
}
