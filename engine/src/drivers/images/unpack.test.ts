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

test.each([
  ['a path above the root', [{ name: '../out', type: 'file' as const }]],
  [
    'a link that leads outside',
    [
      { name: 'out', type: 'symlink' as const, linkname: '../..' },
      { name: 'out/escaped', type: 'file' as const },
    ],
  ],
  ['a hard link to the host', [{ name: 'passwd', type: 'link' as const, linkname: '../../../etc/passwd' }]],
])('a layer with %s is refused', async (_, headers) => {
  const bytes = await hostile(headers);
  await expect(unpackLayer(Readable.from([bytes]), digestOf(bytes), root)).rejects.toThrow(/outside|leaves/);
  expect(await readdir(folder)).toEqual(['root']);
});

test('bytes that do not match the digest are refused', async () => {
  const bytes = await hostile([{ name: 'a', type: 'file' }]);
  await expect(unpackLayer(Readable.from([bytes]), digestOf(Buffer.from('other')), root)).rejects.toThrow(
    /arrived as sha256:/,
  );
});
