// File patterns of COPY (one folder level a star, as Go's filepath.Match) and of .dockerignore (with `**`).

/** A regular expression over whole relative paths. */
export function patternExpression(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    if (rest.startsWith('**/')) {
      source += '(?:.*/)?';
      at += 3;
    } else if (rest.startsWith('**')) {
      source += '.*';
      at += 2;
    } else if (rest.startsWith('*')) {
      source += '[^/]*';
      at += 1;
    } else if (rest.startsWith('?')) {
      source += '[^/]';
      at += 1;
    } else if (/^\[[^\]]+\]/.test(rest)) {
      const set = /^\[([^\]]+)\]/.exec(rest)?.[1] ?? '';
      source += `[${set.replace(/\\/g, '\\\\')}]`;
      at += set.length + 2;
    } else {
      // A backslash takes the next character as it is.
      const char = rest.startsWith('\\') && rest.length > 1 ? rest.charAt(1) : rest.charAt(0);
      source += char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      at += rest.startsWith('\\') && rest.length > 1 ? 2 : 1;
    }
  }
  return new RegExp(`^${source}$`);
}

export function isPattern(text: string): boolean {
  return /[*?[]/.test(text);
}
