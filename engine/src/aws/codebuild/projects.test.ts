import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { codeBuild } from './index.ts';
import { buildRoles, project } from './testing/project.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [codeBuild, buildRoles] });
});
afterEach(() => cloud[Symbol.dispose]());

const create = (change: object = {}) =>
  cloud.call('codebuild', 'CreateProject', { ...project, ...change } as never).project!;
const read = (name = 'image') => cloud.call('codebuild', 'BatchGetProjects', { names: [name] }).projects?.[0];
const notFound = (name: string) =>
  expect.objectContaining({
    code: 'ResourceNotFoundException',
    message: `Project cannot be found: arn:aws:codebuild:us-east-1:000000000000:project/${name}`,
  });

test('a project is created with defaults and found by name or ARN', () => {
  const created = create({ tags: [{ key: 'a', value: '1' }] });
  expect(created).toMatchObject({
    arn: 'arn:aws:codebuild:us-east-1:000000000000:project/image',
    timeoutInMinutes: 60,
    queuedTimeoutInMinutes: 480,
    cache: { type: 'NO_CACHE' },
    badge: { badgeEnabled: false },
    tags: [{ key: 'a', value: '1' }],
  });
  expect(cloud.call('codebuild', 'BatchGetProjects', { names: ['image', created.arn!, 'other'] })).toEqual({
    projects: [created, created],
    projectsNotFound: ['other'],
  });
  expect(() => create()).toThrow(`Project already exists: ${created.arn}`);
});

test.each([
  [{ name: '-' }, 'Invalid project name'],
  [{ source: { type: 'GITHUB' } }, "a source of the type GITHUB needs the repository's URL"],
  [{ source: { type: 'NO_SOURCE' } }, 'a buildspec is required'],
  [{ artifacts: { type: 'CODEPIPELINE' } }, 'CODEPIPELINE must be the type of both'],
  [{ timeoutInMinutes: 4 }, 'between 5 and 2160'],
] as const)('CreateProject refuses %j', (change, message) => {
  expect(() => create(change)).toThrow(message);
  expect(cloud.call('codebuild', 'ListProjects', {}).projects).toEqual([]);
});

test('an update changes the members that it gives and keeps the rest, or changes nothing when it is refused', () => {
  create({ description: 'first', tags: [{ key: 'a', value: '1' }] });
  cloud.advance(1000);
  const update = (input: object) =>
    cloud.call('codebuild', 'UpdateProject', { name: 'image', ...input } as never).project!;
  const updated = update({
    timeoutInMinutes: 30,
    environment: { ...project.environment, image: 'standard' },
  });
  expect(updated).toMatchObject({
    description: 'first',
    timeoutInMinutes: 30,
    environment: { image: 'standard' },
    source: project.source,
    tags: [{ key: 'a', value: '1' }],
  });
  expect(updated.lastModified!.getTime() - updated.created!.getTime()).toBe(1000);
  expect(read()).toEqual(updated);
  expect(update({ tags: [] }).tags).toEqual([]);

  expect(() => update({ description: 'second', timeoutInMinutes: 4 })).toThrow(
    expect.objectContaining({
      code: 'InvalidInputException',
      message: 'Invalid timeoutInMinutes: it must be between 5 and 2160, not 4',
    }),
  );
  expect(read()?.description).toBe('first');
  expect(() => update({ name: 'other' })).toThrow(notFound('other'));
});

test.each([
  ['does not exist', 'arn:aws:iam::000000000000:role/nope', 'arn:aws:iam::000000000000:role/nope'],
  ['does not exist, by its name', 'nope', 'arn:aws:iam::000000000000:role/nope'],
  ['trusts another service', 'arn:aws:iam::000000000000:role/ecs', 'arn:aws:iam::000000000000:role/ecs'],
])('a service role that %s is refused, in an update too', (_, serviceRole, arn) => {
  const fault = expect.objectContaining({
    code: 'InvalidInputException',
    message: `CodeBuild is not authorized to perform: sts:AssumeRole on ${arn}`,
  });
  expect(() => create({ serviceRole })).toThrow(fault);
  expect(read()).toBeUndefined();
  create({ serviceRole: 'build' });
  expect(() => cloud.call('codebuild', 'UpdateProject', { name: 'image', serviceRole })).toThrow(fault);
  expect(read()?.serviceRole).toBe('build');
});

test('a deleted project is gone and cannot be built, and deleting it again succeeds', () => {
  create();
  cloud.call('codebuild', 'DeleteProject', { name: 'image' });
  expect(read()).toBeUndefined();
  expect(() => cloud.call('codebuild', 'StartBuild', { projectName: 'image' })).toThrow(notFound('image'));
  expect(cloud.call('codebuild', 'DeleteProject', { name: 'image' })).toEqual({});
  const { arn } = create();
  cloud.call('codebuild', 'DeleteProject', { name: arn });
  expect(cloud.call('codebuild', 'ListProjects', {}).projects).toEqual([]);
});

test('projects are listed by name or time, in either order, in pages that a deletion does not shift', () => {
  const names = Array.from({ length: 102 }, (_, index) => `p${String(index).padStart(3, '0')}`);
  for (const name of [...names].reverse()) {
    create({ name });
    cloud.advance(1000);
  }
  const list = (input: object = {}) => cloud.call('codebuild', 'ListProjects', input);
  const first = list();
  expect(first.projects).toEqual(names.slice(0, 100));
  cloud.call('codebuild', 'DeleteProject', { name: 'p000' });
  expect(list({ nextToken: first.nextToken })).toEqual({ projects: ['p100', 'p101'] });
  expect(list({ sortBy: 'CREATED_TIME' }).projects?.slice(0, 2)).toEqual(['p101', 'p100']);
  cloud.call('codebuild', 'UpdateProject', { name: 'p050', description: 'x' });
  expect(list({ sortBy: 'LAST_MODIFIED_TIME', sortOrder: 'DESCENDING' }).projects?.[0]).toBe('p050');

  const falling = list({ sortOrder: 'DESCENDING' });
  expect(falling.projects?.slice(0, 2)).toEqual(['p101', 'p100']);
  expect(list({ sortOrder: 'DESCENDING', nextToken: falling.nextToken }).projects).toEqual(['p001']);
  expect(() => list({ nextToken: 'nonsense' })).toThrow('Invalid next token');
  for (const sortBy of ['SIZE', 'constructor', 'toString', '']) {
    expect(() => list({ sortBy })).toThrow(`Invalid sortBy: ${sortBy}`);
  }
});
