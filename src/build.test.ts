// main.test.ts shows that what is built also runs, since it starts nothing else.
import assert from 'node:assert/strict';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { build } from './build.ts';
import { defaultPort } from './settings.ts';

const sources = import.meta.dirname;

function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-service-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything that goes into an image's layer: names, bytes, modes and times. */
function layer(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .concat('.')
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const { mode, mtimeMs } = statSync(path);
      const bytes = statSync(path).isFile() ? readFileSync(path, 'utf8') : '';
      return `${name} ${mode.toString(8)} ${mtimeMs} ${bytes}`;
    });
}

test('what is built is what main.ts imports, and neither tests nor the build itself', (context) => {
  const written = build(join(sources, 'main.ts'), join(temporaryFolder(context), 'app'));
  assert.ok(written.includes('main.js') && written.includes('service.js'), written.join());
  assert.ok(!written.some((name) => /\btest|build|\.ts$/.test(name)), written.join());
});

test('the same sources give the same layer, whenever and with whichever umask they were checked out', (context) => {
  const folder = temporaryFolder(context);
  const copy = join(folder, 'copy');
  cpSync(sources, copy, { recursive: true, filter: (path) => !path.includes('node_modules') });
  for (const name of readdirSync(copy)) utimesSync(join(copy, name), 1_234_567, 1_234_567);
  const umask = process.umask(0o077);
  build(join(copy, 'main.ts'), join(folder, 'second'), 86_400);
  process.umask(umask);
  build(join(sources, 'main.ts'), join(folder, 'first'), 86_400);
  assert.deepEqual(layer(join(folder, 'first')), layer(join(folder, 'second')));
});

test('nothing from an earlier build is left', (context) => {
  const folder = join(temporaryFolder(context), 'app');
  build(join(sources, 'main.ts'), folder);
  writeFileSync(join(folder, 'left-over.js'), '');
  assert.ok(!build(join(sources, 'main.ts'), folder).includes('left-over.js'));
  assert.ok(!readdirSync(folder).includes('left-over.js'));
});

test('the image exposes the port on which the service listens, and does not run as root', () => {
  const dockerfile = readFileSync(join(dirname(sources), 'Dockerfile'), 'utf8');
  assert.deepEqual(dockerfile.match(/^EXPOSE .*$/gm), [`EXPOSE ${defaultPort}`]);
  assert.match(dockerfile, /^USER [1-9]\d*:[1-9]\d*$/m);
  assert.match(dockerfile, /^ENTRYPOINT \["node"\]\nCMD \["\/app\/main\.js"\]$/m);
});
