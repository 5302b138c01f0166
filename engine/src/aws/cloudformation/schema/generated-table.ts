// A generated table of resource types, one a line, as `engine/scripts/` writes them: only the types that are asked for are
// parsed, of more than a thousand.
import { readFileSync } from 'node:fs';

export interface GeneratedTable<T> {
  get(type: string): T | undefined;
  types(): readonly string[];
}

/** @param file in `generated/`. It is read on first use. */
export function generatedTable<T>(file: string): GeneratedTable<T> {
  let lines: ReadonlyMap<string, string> | undefined;
  const parsed = new Map<string, T>();
  const read = () => {
    lines ??= linesByType(readFileSync(new URL(`../generated/${file}`, import.meta.url), 'utf8'));
    return lines;
  };
  return {
    get(type) {
      const known = parsed.get(type);
      if (known !== undefined) return known;
      const line = read().get(type);
      if (line === undefined) return undefined;
      const made = JSON.parse(line) as T;
      parsed.set(type, made);
      return made;
    },
    types: () => [...read().keys()],
  };
}

/** `"AWS::SNS::Topic":{…},` on each line but the first and the last. */
function linesByType(text: string): ReadonlyMap<string, string> {
  const rows = text.split('\n').filter((line) => line.startsWith('"'));
  return new Map(
    rows.map((line) => {
      const nameEnd = line.indexOf('":', 1);
      return [line.slice(1, nameEnd), line.slice(nameEnd + 2, line.endsWith(',') ? -1 : undefined)];
    }),
  );
}
