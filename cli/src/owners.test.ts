// Of the command line, one file each writes, knows the time, the signals, the engine and AWS's clients.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

describe('only its owner', () => {
  it('writes to the terminal: run', () => {
    expect(filesWith(/(?<!\.)\bconsole\.|process\.(stdout|stderr)\.write|stdio: 'inherit'/)).toEqual([
      'run.ts',
    ]);
  });

  it('knows colours: the style', () => {
    expect(filesWith(/\\u001b|\\x1b|\\e\[/)).toEqual(['render/style.ts']);
  });

  it('reads a clock or sets a timer: the clock', () => {
    const time =
      /\bDate\.now\(|new Date\(\)|performance\.now\(|AbortSignal\.timeout\(|setTimeout|setInterval|timers\/promises/;
    expect(filesWith(time)).toEqual(['clock/clock.ts']);
  });

  it('ends the process or sees its signals: run', () => {
    expect(filesWith(/process\.(exit\(|exitCode|on\()/)).toEqual(['run.ts']);
  });

  it('knows where the engine’s program is: its entry', () => {
    expect(filesWith(/engine\/src/)).toEqual(['targets/engine/entry.ts']);
  });

  it('makes clients of AWS: a target', () => {
    expect(filesWith(/(from|import\() ?'@aws-sdk/).filter((file) => !isTypeOnly(file))).toEqual([
      'targets/clients.ts',
      'targets/aws/aws-target.ts',
    ]);
  });
});

function isTypeOnly(file: string): boolean {
  const imports = [...(sources.get(file) ?? '').matchAll(/import (type )?[^;]*?from '@aws-sdk/g)];
  return (
    imports.length > 0 &&
    imports.every(([, type]) => type !== undefined) &&
    !/import\('@aws-sdk/.test(sources.get(file)!)
  );
}

function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
