// What artifacts may name, and what a build may have left in its folder.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { realClock } from '../../kernel/clock.ts';
import { LineLog } from '../processes/line-log.ts';
import { collectArtifacts } from './artifacts.ts';
import { BuildLog } from './log.ts';

let base: string;
let source: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'artifacts-'));
  source = join(base, 'src');
  mkdirSync(join(source, 'out'), { recursive: true });
  writeFileSync(join(source, 'out/a'), 'a');
  mkdirSync(join(base, 'outside'));
  writeFileSync(join(base, 'outside/secret'), 'secret');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function collected(files: string[], baseDirectory = '.'): string[] {
  const log = new BuildLog(new LineLog(realClock, () => {}), realClock);
  const zip = collectArtifacts({ files, baseDirectory, discardPaths: false, excludePaths: [] }, source, log);
  return Object.keys(unzipSync(zip)).sort();
}

test('links to folders are not followed: not outside, and not in a circle', () => {
  symlinkSync('../../outside', join(source, 'out/outside'));
  symlinkSync('..', join(source, 'out/circle'));
  symlinkSync('missing', join(source, 'out/dangling'));
  symlinkSync('self', join(source, 'out/self'));
  expect(collected(['**/*'])).toEqual(['out/a']);
});

test('what is no file is left out', () => {
  execFileSync('mkfifo', [join(source, 'out/pipe')]);
  expect(collected(['**/*'])).toEqual(['out/a']);
});

test.each(['../outside/secret', '/etc/hostname', 'out/../../outside/secret'])(
  'a file elsewhere (%s) keeps no path that would lead out of the folder that unpacks it',
  (name) => {
    const names = collected([name, 'out/a']);
    expect(names).toContain('out/a');
    for (const each of names) expect(each).not.toMatch(/^\/|\.\./);
  },
);

test('names of a file system, not of a ZIP, come through as they are', () => {
  for (const name of ['A', 'a ', '..a', '-rf', 'line\nbreak', 'ünï'])
    writeFileSync(join(source, 'out', name), '');
  expect(collected(['**/*'], 'out')).toEqual(['-rf', '..a', 'A', 'a', 'a ', 'line\nbreak', 'ünï'].sort());
});
