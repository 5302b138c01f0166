// The patterns in AWS's service models and resource schemas: Java's syntax, matched in linear time.
import { compileTrustedPattern, type Pattern } from './pattern.ts';

const compiled = new Map<string, Pattern>();

/** Compiled on first use. */
export function javaPattern(source: string): Pattern {
  const known = compiled.get(source);
  if (known) return known;
  const pattern = compileTrustedPattern(fromJava(source));
  compiled.set(source, pattern);
  return pattern;
}

/**
 * What Java writes in a way that RE2 does not know: `\u0020`, a pair of surrogates for one code point, `\p{Print}` outside
 * of a class, `\Z`, a look-ahead that is repeated. https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
 */
export function fromJava(source: string): string {
  return source
    .replace(/\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})/gi, (_, high: string, low: string) =>
      codePoint(0x10000 + (Number.parseInt(high, 16) - 0xd800) * 0x400 + Number.parseInt(low, 16) - 0xdc00),
    )
    .replace(/\\u([0-9A-F]{4})/gi, (_, digits: string) => codePoint(Number.parseInt(digits, 16)))
    .replace(/\\p\{Print\}/g, '[ -~]')
    .replace(/\\Z/g, '$')
    .replace(/(\(\?[!=](?:\\.|[^()\\])*\))\+/g, '$1');
}

const codePoint = (value: number) => `\\x{${value.toString(16)}}`;
