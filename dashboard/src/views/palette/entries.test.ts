// What the palette finds.
import { expect, it } from 'vitest';
import { type Entry, found } from './entries.ts';

const entry = (name: string, kind: string): Entry => ({ name, kind, run() {} });
const entries = [
  entry('Logs of web', 'logs'),
  entry('web', 'service'),
  entry('Roll back web', 'action'),
  entry('network', 'stack'),
];
const names = (query: string) => found(entries, query).map(({ name }) => name);

it.each([
  ['', ['Logs of web', 'web', 'Roll back web', 'network']],
  ['web', ['web', 'Logs of web', 'Roll back web']],
  ['WEB action', ['Roll back web']],
  ['stack', ['network']],
  ['nothing', []],
])('%j: %j', (query, expected) => {
  expect(names(query)).toEqual(expected);
});
