// ZIP files, good and damaged, as Lambda's code and build artifacts are.
import { strToU8, zipSync } from 'fflate';
import type { Random } from './random.ts';

const good = new Map<string, Uint8Array>();

function archive(name: string, text: string): Uint8Array {
  const key = `${name}\n${text}`;
  const known = good.get(key) ?? zipSync({ [name]: strToU8(text) }, { mtime: Date.UTC(2026, 0, 1) });
  good.set(key, known);
  return known;
}

const names = [
  'index.js',
  'index.mjs',
  '../evil',
  '/abs',
  'a/../../b',
  '',
  'dir/',
  '.wh...',
  'ü',
  'a\u0000b',
  'C:\\x',
];

export function randomZip(random: Random): Uint8Array {
  const name = random.chance(0.7) ? 'index.js' : random.pick(names);
  const zip = archive(name, random.pick(['exports.handler = async () => 1', '', 'x'.repeat(10_000)]));
  return random.chance(0.5) ? zip : damagedBytes(zip, random);
}

export function damagedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  if (random.chance(0.3)) return copy.subarray(0, random.below(copy.length + 1));
  for (let i = 0; i < 1 + random.below(4); i++) {
    copy[random.below(copy.length)] = random.pick([0, 255, 1, 127, 128, random.below(256)]);
  }
  return copy;
}
