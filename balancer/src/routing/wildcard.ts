// AWS's wildcards in rule conditions: `*` is 0 or more characters, `?` exactly one.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html

import { compileExpression } from './expression.ts';

export type TextMatcher = (text: string) => boolean;

export function wildcardMatcher(pattern: string, caseSensitive: boolean): TextMatcher {
  if (!/[*?]/.test(pattern)) {
    if (caseSensitive) return (text) => text === pattern;
    const lower = pattern.toLowerCase();
    return (text) => text.toLowerCase() === lower;
  }
  if (pattern === '*') return () => true;
  const wanted = caseSensitive ? pattern : pattern.toLowerCase();
  return (text) => matches(wanted, caseSensitive ? text : text.toLowerCase());
}

/**
 * `RegexValues`: anchored nowhere, as AWS's regular expressions are searched for.
 * @throws UnusableExpression
 */
export function regexMatcher(pattern: string, caseSensitive: boolean): TextMatcher {
  const expression = compileExpression(pattern, caseSensitive);
  return (text) => expression.test(text);
}

// Linear but for one backtrack point, so that no pattern can be slow: a regular expression of many `.*` could be.
function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (p < pattern.length && (pattern[p] === '?' || (pattern[p] !== '*' && pattern[p] === text[t]))) {
      p++;
      t++;
    } else if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
