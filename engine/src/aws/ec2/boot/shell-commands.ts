// Splits a shell script into its commands without running it: words, quotes, simple variables, redirections and
// here-documents. Enough to see what a script writes to which file; conditions, loops and substitutions are not evaluated.

export interface Command {
  readonly words: readonly string[];
  /** In order. */
  readonly redirects: readonly { readonly operator: '>' | '>>'; readonly path: string }[];
  readonly hereDocument?: string;
  /** The operator before the command. Empty at the start of a line. */
  readonly after: '' | ';' | '&&' | '||' | '|' | '&';
  /** How many `{ }` or `( )` enclose the command. */
  readonly depth: number;
  /** The command's source. */
  readonly text: string;
}

export type Variables = Map<string, string>;

/** Words that begin a compound command, or run another command. They are dropped, and the command after them is kept. */
const keywords = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', 'sudo', 'exec', 'time']);

export function readCommands(script: string, variables: Variables = new Map()): Command[] {
  const commands: Command[] = [];
  const lines = script.split('\n');
  let depth = 0;
  while (lines.length > 0) {
    let line = lines.shift()!;
    while (line.endsWith('\\') && lines.length > 0) line = line.slice(0, -1) + lines.shift()!;
    while (hasOpenQuote(line) && lines.length > 0) line += `\n${lines.shift()!}`;
    const bodies = hereDocumentsOf(line, lines);
    for (const piece of pieces(line)) {
      const words = wordsOf(piece.text, variables);
      const { plain, redirects } = separateRedirects(words);
      while (plain[0] === '{' || plain[0] === '(' || keywords.has(plain[0] ?? '')) {
        if (plain[0] === '{' || plain[0] === '(') depth++;
        plain.shift();
      }
      const closes = plain[0] === '}' || plain[0] === ')';
      if (closes) depth = Math.max(0, depth - 1);
      const isFunction = /^(function\s+\w+|\w+\s*\(\))/.test(piece.text);
      if (isFunction) {
        if (piece.text.trimEnd().endsWith('{')) depth++;
        continue;
      }
      if (plain.length === 0 && redirects.length === 0) continue;
      assign(plain, variables);
      const body = piece.text.includes('<<') ? bodies.shift() : undefined;
      commands.push({
        words: plain,
        redirects,
        after: piece.after,
        depth,
        text: piece.text,
        ...(body === undefined ? {} : { hereDocument: substitute(body.text, body.literal, variables) }),
      });
    }
  }
  return commands;
}

function assign(words: readonly string[], variables: Variables): void {
  const bare = ['export', 'local', 'readonly', 'declare'].includes(words[0] ?? '') ? words.slice(1) : words;
  if (bare.length === 0 || !bare.every((word) => /^[A-Za-z_]\w*=/.test(word))) return;
  for (const word of bare) {
    const [, name = '', value = ''] = /^(\w+)=([\s\S]*)$/.exec(word) ?? [];
    if (value.includes('$(') || value.includes('`')) variables.delete(name);
    else variables.set(name, value);
  }
}

/** Removes the bodies from `lines`. With a quoted delimiter the body is literal. */
function hereDocumentsOf(line: string, lines: string[]): { text: string; literal: boolean }[] {
  const bodies = [];
  for (const match of line.matchAll(/<<(-?)\s*(['"\\]?)(\w+)['"]?/g)) {
    const [, dash, quote, delimiter] = match;
    const body: string[] = [];
    while (lines.length > 0) {
      const next = lines.shift()!;
      const bare = dash ? next.replace(/^\t+/, '') : next;
      if (bare.trimEnd() === delimiter) break;
      body.push(bare);
    }
    bodies.push({ text: body.join('\n'), literal: quote !== '' });
  }
  return bodies;
}

function hasOpenQuote(line: string): boolean {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    if (char === '\\' && quote !== "'") i++;
    else if (quote) quote = char === quote ? '' : quote;
    else if (char === '#' && (i === 0 || /\s/.test(line[i - 1]!))) return false;
    else if (char === '"' || char === "'") quote = char;
  }
  return quote !== '';
}

/** Splits a line at control operators outside quotes and substitutions, and drops comments. */
function pieces(line: string): { text: string; after: Command['after'] }[] {
  const found: { text: string; after: Command['after'] }[] = [];
  let after: Command['after'] = '';
  let text = '';
  let quote = '';
  let nesting = 0;
  const push = (next: Command['after']) => {
    if (text.trim()) found.push({ text: text.trim(), after });
    after = next;
    text = '';
  };
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    const pair = line.slice(i, i + 2);
    if (char === '\\' && quote !== "'") {
      text += pair;
      i++;
    } else if (quote) {
      if (char === quote) quote = '';
      text += char;
    } else if (char === '"' || char === "'" || char === '`') {
      quote = char;
      text += char;
    } else if (pair === '$(') {
      nesting++;
      text += pair;
      i++;
    } else if (nesting > 0) {
      if (char === '(') nesting++;
      if (char === ')') nesting--;
      text += char;
    } else if (char === '#' && (i === 0 || /\s/.test(line[i - 1]!))) {
      break;
    } else if (pair === '&&' || pair === '||') {
      push(pair);
      i++;
    } else if (char === ';' || char === '|' || (char === '&' && line[i - 1] !== '>' && line[i + 1] !== '>')) {
      push(char);
    } else text += char;
  }
  push('');
  return found;
}

/** Splits a command into words, removes quotes and substitutes known variables. */
function wordsOf(text: string, variables: Variables): string[] {
  const words: string[] = [];
  const token =
    /(?:\$\([\s\S]*?\)|`[^`]*`|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|<<-?\s*['"\\]?\w+['"]?|[^\s'"\\<>]|(?<=\d)>&\d)+|\d?>>?&?|<+/g;
  for (const [raw] of text.matchAll(token)) {
    if (raw.startsWith('<<')) continue;
    words.push(
      raw.replace(
        /'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])|([^'"\\]+)/g,
        (_, single, double, escaped, bare) => {
          if (single !== undefined) return single;
          if (escaped !== undefined) return escaped === '\n' ? '' : escaped;
          const value: string = double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : bare;
          return substitute(value, false, variables);
        },
      ),
    );
  }
  return words;
}

/** `$?` is 0, because a script that is not run has not failed. Unknown variables are left in place. */
function substitute(text: string, literal: boolean, variables: Variables): string {
  if (literal) return text;
  return text.replace(/\$\{(\w+)\}|\$(\w+)|\$\?/g, (whole, braced, bare) =>
    whole === '$?' ? '0' : (variables.get(braced ?? bare) ?? whole),
  );
}

function separateRedirects(words: readonly string[]) {
  const plain: string[] = [];
  const redirects: { operator: '>' | '>>'; path: string }[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (/^1?>>?$/.test(word)) {
      redirects.push({ operator: word.endsWith('>>') ? '>>' : '>', path: words[++i] ?? '' });
    } else if (/^\d?>>?&?$/.test(word) || /^<+$/.test(word)) i++;
    else plain.push(word);
  }
  return { plain, redirects };
}
