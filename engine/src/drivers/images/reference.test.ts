import { expect, test } from 'vitest';
import { isEngineRegistry, parseReference, referenceTarget } from './reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  ['nginx', { registry: 'docker.io', repository: 'library/nginx' }, 'latest'],
  ['team/app:1', { registry: 'docker.io', repository: 'team/app', tag: '1' }, '1'],
  ['127.0.0.1:4566/a/b:x', { registry: '127.0.0.1:4566', repository: 'a/b', tag: 'x' }, 'x'],
  ['localhost/app', { registry: 'localhost', repository: 'app' }, 'latest'],
  [`gcr.io/a@${digest}`, { registry: 'gcr.io', repository: 'a', digest }, digest],
  [`gcr.io/a:1@${digest}`, { registry: 'gcr.io', repository: 'a', tag: '1', digest }, digest],
])('%s means what it means to Docker', (text, expected, target) => {
  expect(parseReference(text)).toEqual(expected);
  expect(referenceTarget(parseReference(text))).toBe(target);
});

test.each(['', 'Upper', 'a:', 'a@sha256:1', 'a b', '-a', 'a//b', `a@${digest}@${digest}`])(
  '%j is no reference',
  (text) => {
    expect(() => parseReference(text)).toThrow(`invalid reference format: ${text}`);
  },
);

test.each([
  ['000000000000.dkr.ecr.us-east-1.amazonaws.com', true],
  ['127.0.0.1:4566', true],
  ['localhost:4566', true],
  ['127.0.0.1:5000', true],
  ['127.0.0.1.example.com', false],
  ['public.ecr.aws', false],
  ['000000000000.dkr.ecr.us-east-1.amazonaws.com.example.com', false],
])('%s is the engine’s own registry: %s', (registry, expected) => {
  expect(isEngineRegistry(registry)).toBe(expected);
});
