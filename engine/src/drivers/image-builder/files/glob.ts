// File patterns as Docker has them: Go's filepath.Match, with `**` for any number of folders in .dockerignore.
// https://docs.docker.com/build/concepts/context/#syntax, https://pkg.go.dev/path/filepath#Match
import picomatch from 'picomatch';

/** Whether a whole relative path fits the pattern. */
export function matcher(pattern: string): (path: string) => boolean {
  // What picomatch understands besides (braces, groups, alternatives, a leading `!`) stands for itself here.
  const literal = pattern.replace(/\\.|[()|]/g, (part) => (part.startsWith('\\') ? part : `\\${part}`));
  const expression = picomatch.makeRe(literal, {
    // A leading dot is a character like any other.
    dot: true,
    nobrace: true,
    noextglob: true,
    nonegate: true,
    // `folder/**` is what is in the folder, not the folder itself.
    strictSlashes: true,
  });
  return (path) => expression.test(path);
}

export function isPattern(text: string): boolean {
  return /[*?[]/.test(text);
}
