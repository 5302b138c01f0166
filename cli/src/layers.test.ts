// The rooms of the command line: who imports whom, who writes, who knows the time.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(fileURLToPath(import.meta.url));
const sources = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$|^testing\//.test(file))
    .map((file) => [file, codeOf(readFileSync(join(root, file), 'utf8'))]),
);

const filesWith = (pattern: RegExp) =>
  [...sources].filter(([, code]) => pattern.test(code)).map(([file]) => file);

describe('the folders', () => {
  it('import each other in no circle, types included', () => {
    expect(findCircle(folderImports())).toEqual([]);
  });

  it('would not hide a circle', () => {
    expect(
      findCircle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('only its owner', () => {
  it('writes to the terminal: main', () => {
    expect(filesWith(/\bconsole\.|process\.(stdout|stderr)\.write|stdio: 'inherit'/)).toEqual(['main.ts']);
  });

  it('knows colours: the style', () => {
    expect(filesWith(/\\u001b|\\x1b|\\e\[/)).toEqual(['render/style.ts']);
  });

  it('reads a clock or sets a timer: the clock', () => {
    const time =
      /\bDate\.now\(|new Date\(\)|performance\.now\(|AbortSignal\.timeout\(|setTimeout|setInterval|timers\/promises/;
    expect(filesWith(time)).toEqual(['clock/clock.ts']);
  });

  it('ends the process or sees its signals: main', () => {
    expect(filesWith(/process\.(exit\(|exitCode|on\()/)).toEqual(['main.ts']);
  });

  it('knows where the engine’s program is: its entry', () => {
    expect(filesWith(/engine\/src/)).toEqual(['targets/engine/entry.ts']);
  });

  it('makes clients of AWS: a target', () => {
    expect(filesWith(/(from|import\() ?'@aws-sdk/).filter((file) => !isTypeOnly(file))).toEqual([
      'targets/clients.ts',
    ]);
  });
});

function isTypeOnly(file: string): boolean {
  const imports = [...(sources.get(file) ?? '').matchAll(/import (type )?[^;]*?from '@aws-sdk/g)];
  return imports.length > 0 && imports.every(([, type]) => type !== undefined);
}

function folderImports(): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  for (const [file, code] of sources) {
    const from = dirname(file);
    for (const [, target = ''] of code.matchAll(/from '(\.[^']+\.ts)'/g)) {
      const to = relative('.', dirname(normalize(join(from, target)))) || '.';
      if (to !== from) imports.set(from, [...(imports.get(from) ?? []), to]);
    }
  }
  return imports;
}

function findCircle(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (folder: string, trail: readonly string[]): string[] => {
    if (trail.includes(folder)) return [...trail.slice(trail.indexOf(folder)), folder];
    if (done.has(folder)) return [];
    for (const target of imports.get(folder) ?? []) {
      const circle = visit(target, [...trail, folder]);
      if (circle.length > 0) return circle;
    }
    done.add(folder);
    return [];
  };
  for (const folder of imports.keys()) {
    const circle = visit(folder, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
