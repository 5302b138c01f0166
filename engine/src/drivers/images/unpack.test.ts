import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LayerEntry, packLayer } from './pack.ts';
import { unpackLayer } from './unpack.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unpack-'));
  root = join(folder, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const owner = { uid: 0, gid: 0 };

function packed(entries: readonly LayerEntry[]) {
  return packLayer(entries, new Date(0), join(folder, 'partial'), (digest) => join(folder, digest.slice(7)));
}

async function apply(layer: { digest: string }): Promise<void> {
  await unpackLayer(createReadStream(join(folder, layer.digest.slice(7))), layer.digest, root);
}

function hostile(header: Parameters<ReturnType<typeof pack>['entry']>[0][]): Promise<Buffer> {
  const tar = pack();
  for (const each of header) tar.entry(each, each.type === 'file' ? 'x' : '');
  tar.finalize();
  return Array.fromAsync(tar as unknown as AsyncIterable<Buffer>).then((chunks) =>
    gzipSync(Buffer.concat(chunks)),
  );
}

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

test('a layer has the same bytes whatever the order of its entries, and unpacks to the same files', async () => {
  const file = join(folder, 'source');
  writeFileSync(file, 'a'.repeat(200_000));
  const entries: LayerEntry[] = [
    { path: 'app/main.js', type: 'file', mode: 0o755, ...owner, file, sizeBytes: 200_000 },
    { path: 'app', type: 'directory', mode: 0o755, ...owner },
    { path: 'app/link', type: 'symlink', mode: 0o777, ...owner, target: '/app/main.js' },
    { path: `app/${'deep/'.repeat(40)}empty`, type: 'file', mode: 0o600, ...owner, sizeBytes: 0 },
  ];
  const layer = await packed(entries);
  expect(await packed(entries.toReversed())).toEqual(layer);
  await apply(layer);
  expect(readFileSync(join(root, 'app/main.js'), 'utf8')).toHaveLength(200_000);
  expect(statSync(join(root, 'app/main.js')).mode & 0o777).toBe(0o755);
  expect(statSync(join(root, 'app/main.js')).mtimeMs).toBe(0);
  expect(await readlink(join(root, 'app/link'))).toBe('main.js');
  expect(statSync(join(root, `app/${'deep/'.repeat(40)}empty`)).size).toBe(0);
});

test('whiteouts remove files of lower layers', async () => {
  mkdirSync(join(root, 'app/cache'), { recursive: true });
  writeFileSync(join(root, 'app/old'), '');
  writeFileSync(join(root, 'app/cache/stale'), '');
  const gone: LayerEntry = { path: 'app/old', type: 'whiteout', mode: 0o644, ...owner };
  const opaque: LayerEntry = { path: 'app/cache/.wh..wh..opq', type: 'file', mode: 0o644, ...owner };
  await apply(await packed([gone, opaque, { path: 'app/cache/new', type: 'file', mode: 0o644, ...owner }]));
  expect(await readdir(join(root, 'app'))).toEqual(['cache']);
  expect(await readdir(join(root, 'app/cache'))).toEqual(['new']);
});

type Headers = Parameters<typeof hostile>[0];
const file = (name: string, mode = 0o644) => ({ name, type: 'file' as const, mode });
const symlink = (name: string, linkname: string) => ({ name, type: 'symlink' as const, linkname });
const hardLink = (name: string, linkname: string) => ({ name, type: 'link' as const, linkname });
const unpack = (bytes: Buffer) => unpackLayer(Readable.from([bytes]), digestOf(bytes), root);

const refused: readonly [string, Headers, RegExp][] = [
  ['a path above the root', [file('../out')], /outside/],
  ['a path that goes up below', [file('a/../../out')], /outside/],
  ['a folder above the root', [{ name: '../out', type: 'directory' }], /outside/],
  ['a hard link to the host', [hardLink('passwd', '../../../etc/passwd')], /outside/],
  ['a hard link to nothing', [hardLink('a', 'none')], /which is not there/],
  ['a hard link to the root', [hardLink('a', '/')], /no file/],
  ['a whiteout of the folder above', [file('app/.wh...')], /removes what is no file/],
  ['a whiteout of the folder above the root', [file('.wh...')], /removes what is no file/],
  ['a whiteout of its own folder', [file('app/.wh..')], /removes what is no file/],
  ['a whiteout of nothing', [file('app/.wh.')], /removes what is no file/],
  ['a file through a link to nothing', [symlink('a', 'none'), file('a/b')], /leads nowhere/],
  [
    'a chain of links that leads outside',
    [
      { name: 'd/e', type: 'directory' },
      symlink('d/e/self', '..'),
      symlink('up', 'd/e/self/../..'),
      file('up/escaped'),
    ],
    /leaves/,
  ],
  [
    'a whiteout through a chain of links that leads outside',
    [
      { name: 'd/e', type: 'directory' },
      symlink('d/e/self', '..'),
      symlink('up', 'd/e/self/../..'),
      file('up/.wh.secret'),
    ],
    /leaves/,
  ],
];
test.each(refused)('a layer with %s is refused', async (_, headers, message) => {
  mkdirSync(join(root, 'app'));
  writeFileSync(join(root, 'kept'), '');
  writeFileSync(join(folder, 'secret'), 'untouched');
  await expect(unpack(await hostile(headers))).rejects.toThrow(message);
  expect((await readdir(folder)).sort()).toEqual(['root', 'secret']);
  expect(await readdir(root)).toContain('kept');
});

const contained: readonly [string, Headers, string][] = [
  ['an absolute link', [symlink('out', '/'), file('out/a')], 'a'],
  ['a link above the root, which ends there', [symlink('out', '../../..'), file('out/a')], 'a'],
  [
    'a link from below above the root',
    [symlink('b/out', '../../../x'), { name: 'x', type: 'directory' }, file('b/out/a')],
    'x/a',
  ],
  [
    'a link to the host',
    [symlink('etc', '/etc'), { name: 'etc', type: 'directory' }, file('etc/a')],
    'etc/a',
  ],
  ['a file in place of a link', [symlink('a', '/etc/hostname'), file('a')], 'a'],
  ['a link to a link', [symlink('l', 'b'), file('b'), hardLink('h', 'l')], 'h'],
  [
    'a folder in place of a link, known by another case',
    [
      symlink('A', 'b'),
      { name: 'b', type: 'directory' },
      file('A/x'),
      { name: 'A', type: 'directory' },
      file('A/y'),
    ],
    'A/y',
  ],
];
test.each(contained)('a layer with %s stays inside the image', async (_, headers, path) => {
  await unpack(await hostile(headers));
  expect(await readdir(folder)).toEqual(['root']);
  expect(readFileSync(join(root, path), 'utf8')).toBe('x');
});

test.each(['character-device', 'block-device', 'fifo'] as const)(
  'a %s of a layer is left out',
  async (type) => {
    await unpack(await hostile([{ name: 'dev', type, devmajor: 1, devminor: 3 }, file('a')]));
    expect(await readdir(root)).toEqual(['a']);
  },
);

test('programs of a layer do not get the rights of their owner on this machine', async () => {
  await unpack(await hostile([file('su', 0o6755), { name: 'd', type: 'directory', mode: 0o7777 }]));
  expect(statSync(join(root, 'su')).mode & 0o7777).toBe(0o755);
  expect(statSync(join(root, 'd')).mode & 0o7777).toBe(0o1777);
});

test('a name with a NUL, which only an extended header can have, is refused', async () => {
  const bytes = await hostile([{ name: 'a', type: 'file', pax: { path: 'b\0c' } } as Headers[number]]);
  await expect(unpack(bytes)).rejects.toThrow();
  expect(await readdir(root)).toEqual([]);
});

test('bytes that do not match the digest are refused', async () => {
  const bytes = await hostile([{ name: 'a', type: 'file' }]);
  await expect(unpackLayer(Readable.from([bytes]), digestOf(Buffer.from('other')), root)).rejects.toThrow(
    /arrived as sha256:/,
  );
});
