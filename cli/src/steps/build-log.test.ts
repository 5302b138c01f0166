import { expect, it } from 'vitest';
import { linesThatMatter } from './build-log.ts';

const phase = '[Container] 2030/01/01 10:00:00 Phase complete: BUILD State: FAILED';
const echo = [
  '[Container] 2030/01/01 10:00:00 Command did not exit successfully if docker pull; then',
  '  docker build .',
  'fi',
  ' exit status 1',
];

it('shows why an image could not be built, then what the failed step wrote and its place in the Dockerfile', () => {
  const why =
    'ERROR: failed to build: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1';
  const step = [
    ' > [build 2/4] RUN npm ci:',
    '0.500 npm error code E404',
    '------',
    'Dockerfile:4',
    '   4 | >>> RUN npm ci',
  ];
  const lines = [
    'Running command docker build',
    '#1 [build 1/4] FROM node',
    '------',
    ...step,
    why,
    ...echo,
    phase,
    'more',
  ];
  expect(linesThatMatter(lines)).toEqual([why, ...step]);
});

it('shows the end of any other command without its repetition', () => {
  expect(linesThatMatter(['npm test', 'not ok 1', ...echo, phase, 'more'])).toEqual([
    'npm test',
    'not ok 1',
    'exit status 1',
    phase,
  ]);
});

it('shows the end of a long one', () => {
  const lines = Array.from({ length: 100 }, (_, line) => `line ${line}`);
  expect(linesThatMatter([...lines, phase])).toEqual([...lines.slice(-14), phase]);
});
