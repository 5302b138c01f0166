import { describe, expect, it } from 'vitest';
import { readProject, secondsOf, variablesIn } from './project.ts';

const project = (text: string, variables = {}, files: Readonly<Record<string, string>> = {}) =>
  readProject(text, variables, (path) => files[path]);
const only = (text: string, variables = {}, files = {}) =>
  project(`services:\n  web:\n${text.replaceAll(/^/gm, '    ')}`, variables, files).services[0]!;

describe('a Compose file', () => {
  it.each([
    ['a mapping', 'image: a\nports: ["8080:3000"]', [3000]],
    ['an address', 'image: a\nports: ["127.0.0.1:8080:3000/tcp"]', [3000]],
    ['a port alone', 'image: a\nports: [3000]', [3000]],
    ['an object', 'image: a\nports: [{ target: 3000, published: 80 }]', [3000]],
    ['no UDP', 'image: a\nports: ["53:53/udp"]', []],
  ])('publishes the container’s port: %s', (_, text, ports) => {
    expect(only(text).published).toEqual(ports);
  });

  it.each([
    ['an object', 'image: a\nenvironment: { A: 1, B: }', { A: '1', B: '' }],
    ['a list', 'image: a\nenvironment: ["A=1=2", B]', { A: '1=2', B: '' }],
    ['a file, then its own', 'image: a\nenv_file: .env.web\nenvironment: { A: 2 }', { A: '2', C: 'x y' }],
  ])('has variables: %s', (_, text, environment) => {
    expect(only(text, {}, { '.env.web': 'A=1\nexport C="x y"\n# D=1\n' }).environment).toEqual(environment);
  });

  it('has commands as lists or as lines', () => {
    expect(only('image: a\ncommand: node "a b.js" \'c d\' e').command).toEqual([
      'node',
      'a b.js',
      'c d',
      'e',
    ]);
    expect(only('image: a\nentrypoint: [sh, -c]').entrypoint).toEqual(['sh', '-c']);
  });

  it('is built from a folder or by settings', () => {
    expect(only('build: ./web').build).toEqual({
      context: './web',
      dockerfile: 'Dockerfile',
      target: undefined,
      args: {},
    });
    expect(
      only('build: { context: ., dockerfile: prod.Dockerfile, target: app, args: [A=1] }').build,
    ).toEqual({
      context: '.',
      dockerfile: 'prod.Dockerfile',
      target: 'app',
      args: { A: '1' },
    });
  });

  it('has a health check in ECS’s form and limits', () => {
    expect(
      only(
        'image: a\nhealthcheck: { test: ok, interval: 1s, timeout: 1m30s, retries: 20, start_period: 40s }',
      ).healthCheck,
    ).toEqual({
      Command: ['CMD-SHELL', 'ok'],
      Interval: 5,
      Timeout: 60,
      Retries: 10,
      StartPeriod: 40,
    });
    expect(only('image: a\nhealthcheck: { test: ["CMD", "ok"] }').healthCheck).toEqual({
      Command: ['CMD', 'ok'],
    });
    expect(only('image: a\nhealthcheck: { disable: true }').healthCheck).toBeUndefined();
  });

  it.each([
    ['$NAME', 'x'],
    ['@{NAME}', 'x'],
    ['@{OTHER:-y}', 'y'],
    ['@{EMPTY:-y}', 'y'],
    ['@{EMPTY-y}', ''],
    ['@{NAME:+z}', 'z'],
    ['$$NAME', '$NAME'],
    ['a@{OTHER}b', 'ab'],
  ])('takes variables: %s', (text, value) => {
    expect(only(`image: "${text.replace('@', '$')}"`, { NAME: 'x', EMPTY: '' }).image).toBe(value);
  });

  it('leaves out what it has no counterpart for, and services of profiles', () => {
    const { services, leftOut } = project(`
x-common: &common { restart: always }
services:
  db: { <<: *common, image: postgres, volumes: ["data:/var"], privileged: true }
  tools: { image: tools, profiles: [debug] }
`);
    expect(services.map(({ name }) => name)).toEqual(['db']);
    expect(leftOut).toEqual(['db: volumes', 'db: privileged']);
  });

  it.each([
    ['services: {}', 'it has no service'],
    ['volumes: {}', 'it has no `services`.'],
    ['services: { web: { ports: [80] } }', 'web has neither `image` nor `build`.'],
    ['services: { web: { image: "@{TAG:?give a tag}" } }', 'the variable TAG is not set: give a tag.'],
  ])('says what is wrong with it: %s', (text, message) => {
    expect(() => project(text.replace('@', '$'))).toThrow(message);
  });

  it('has durations and variables as Compose writes them', () => {
    expect(['1m30s', '500ms', '2h', '10s'].map(secondsOf)).toEqual([90, 0.5, 7200, 10]);
    expect(variablesIn("A=1\nB='two words'\n C = 3 \n#D=4\n")).toEqual({ A: '1', B: 'two words', C: '3' });
  });
});
