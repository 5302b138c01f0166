// File patterns as Docker has them: Go's filepath.Match, with `**` for any number of folders in .dockerignore.
// https://docs.docker.com/build/concepts/context/#syntax, https://pkg.go.dev/path/filepath#Match
import picomatch from 'picomatch';

/** Whether a complete relative path matches the pattern. */
export function matcher(pattern: string): (path: string) => boolean {
  // Everything else that picomatch understands (braces, groups, alternatives, a leading `!`) is literal here.
  const literal = pattern.replace(/\\.|[()|]/g, (part) => (part.startsWith('\\') ? part : `\\${part}`));
  const expression = picomatch.makeRe(literal, {
    // A leading dot is an ordinary character.
    dot: true,
    nobrace: true,
    noextglob: true,
    nonegate: true,
    // `folder/**` matches what is in the folder, not the folder itself.
    strictSlashes: true,
  });
  return (path) => expression.test(path);
}

export function isPattern(text: string): boolean {
  return /[*?[]/.test(text);
}
