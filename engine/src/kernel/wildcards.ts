// Texts with wildcards, as filters, tag rules and policies have them: `*` is any run of characters, `?` exactly one.
// Matching takes at most the product of both lengths: as a regular expression, twenty `*` could hold the engine for good.

export interface WildcardSyntax {
  /** False where `?` is an ordinary character. */
  readonly question?: boolean;
  /** Whether a backslash makes the wildcard, or the backslash, after it literal. */
  readonly escapes?: boolean;
}

const run = Symbol('any run of characters');
const one = Symbol('any character');
type Part = string | typeof run | typeof one;

/** Whether an entire text matches. */
export function compileWildcards(
  pattern: string,
  { question = true, escapes = false }: WildcardSyntax = {},
): (text: string) => boolean {
  const tokens = pattern.match(escapes ? /\\[*?\\]|./gs : /./gs) ?? [];
  const parts = tokens.map((token): Part => {
    if (token === '*') return run;
    if (token === '?' && question) return one;
    return token.at(-1)!;
  });
  return (text) => matches(parts, text);
}

// Only the latest run is ever extended: what the earlier ones matched cannot matter any more.
function matches(parts: readonly Part[], text: string): boolean {
  let p = 0;
  let t = 0;
  let afterRun = -1;
  let resume = 0;
  while (t < text.length) {
    const part = parts[p];
    if (part === run) {
      afterRun = ++p;
      resume = t;
    } else if (part === one || part === text[t]) {
      p++;
      t++;
    } else if (afterRun >= 0) {
      p = afterRun;
      t = ++resume;
    } else return false;
  }
  while (parts[p] === run) p++;
  return p === parts.length;
}
