import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSources } from './sources.ts';

let folder: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-sources-'));
  git('init', '--quiet');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function commit(file: string, text: string): string {
  writeFileSync(join(folder, file), text);
  git('add', '.');
  git('commit', '--quiet', '--message', file);
  return join(folder, file);
}

test('a template is read as it is, and as it was at another commit; nothing is left of that', () => {
  const path = commit('a.json', '{"old":1}');
  writeFileSync(path, '{"new":1}');
  let before: string;
  {
    using sources = checkSources(path, 'HEAD');
    expect(sources.after).toBe(path);
    before = sources.before!;
    expect(readFileSync(before, 'utf8')).toBe('{"old":1}');
  }
  expect(existsSync(before)).toBe(false);
  expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
});

test('what another commit does not have was not there', () => {
  commit('a.json', '{}');
  const path = join(folder, 'b.json');
  writeFileSync(path, '{}');
  using sources = checkSources(path, 'HEAD');
  expect(sources.before).toBeUndefined();
});

test('a CDK app writes its assembly where it is told to, for both commits', () => {
  mkdirSync(join(folder, 'app'));
  const app = `node -e "fs.mkdirSync(process.env.CDK_OUTDIR); fs.copyFileSync('stack', process.env.CDK_OUTDIR + '/stack')"`;
  writeFileSync(join(folder, 'app/cdk.json'), JSON.stringify({ app }));
  commit('app/stack', 'old');
  writeFileSync(join(folder, 'app/stack'), 'new');
  using sources = checkSources(join(folder, 'app'), 'HEAD');
  const read = (path: string | undefined) => readFileSync(join(path!, 'stack'), 'utf8');
  expect([read(sources.before), read(sources.after)]).toEqual(['old', 'new']);
});

test.each([
  ['no/such', undefined, 'There is no no/such.'],
  ['.', 'no-such-commit', 'no-such-commit is not a commit.'],
])('%s against %s is an error in words', (path, against, text) => {
  commit('a.json', '{}');
  expect(() => checkSources(path === '.' ? folder : path, against)).toThrow(text);
});

test.each([
  [{}, { 'aws:cdk:enable-path-metadata': true }],
  [{ 'aws:cdk:enable-path-metadata': false }, { 'aws:cdk:enable-path-metadata': false }],
])('an app with the context %j is asked for %j', (context, expected) => {
  const app = `node -e "fs.mkdirSync(process.env.CDK_OUTDIR); fs.writeFileSync(process.env.CDK_OUTDIR + '/context', process.env.CDK_CONTEXT_JSON)"`;
  commit('cdk.json', JSON.stringify({ app, context }));
  using sources = checkSources(folder, undefined);
  expect(JSON.parse(readFileSync(join(sources.after, 'context'), 'utf8'))).toEqual(expected);
});

test('an app that fails says why', () => {
  commit('cdk.json', JSON.stringify({ app: `node -e "throw new Error('no stack')"` }));
  expect(() => checkSources(folder, undefined)).toThrow('no stack');
});
