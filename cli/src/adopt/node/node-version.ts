// The major version of Node.js that a project asks for: .nvmrc, .node-version, or `engines` in package.json.
import type { Folder } from '../folder.ts';

/** The newest one with long-term support, for a project that asks for none or for "at least". */
export const newestMajor = 24;

export interface NodeVersion {
  readonly major: number;
  readonly why: string;
}

export function nodeVersionOf({ read }: Folder, engines: unknown): NodeVersion {
  for (const file of ['.nvmrc', '.node-version']) {
    const major = Number(/^v?(\d+)/.exec(read(file)?.trim() ?? '')?.[1]);
    if (major > 0) return { major, why: file };
  }
  const range = (engines as { readonly node?: unknown } | undefined)?.node;
  if (typeof range === 'string') {
    const majors = [...range.matchAll(/(?<![.\d])(\d+)(?:\.[\dx*]+)*/g)].map(([, major]) => Number(major));
    const isOpen = />/.test(range) && !/</.test(range);
    const largest = majors.length > 0 ? Math.max(...majors) : undefined;
    if (largest !== undefined) {
      // `<21` excludes what it names.
      const wanted = /<(?!=)\s*\d+\s*$|<(?!=)\s*\d+\.0/.test(range) ? largest - 1 : largest;
      return { major: isOpen ? Math.max(wanted, newestMajor) : wanted, why: 'engines in package.json' };
    }
  }
  return { major: newestMajor, why: 'package.json asks for none' };
}
