// Looks projects up by name or ARN, and builds by id or ARN.
import { isOfHere } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { buildNotFound, projectNotFound } from './faults.ts';
import { type BuildRecord, builds, type ProjectRecord, projects } from './state.ts';

export const projectName = (nameOrArn: string) => nameOrArn.replace(/^arn:.*:project\//, '');

export const findProject = (nameOrArn: string, ctx: Context): ProjectRecord | undefined =>
  isOfHere(nameOrArn, ctx) ? ctx.get(projects, projectName(nameOrArn)) : undefined;

export function requireProject(nameOrArn: string, ctx: Context): ProjectRecord {
  const project = findProject(nameOrArn, ctx);
  if (!project) throw projectNotFound(projectArn(nameOrArn, ctx));
  return project;
}

export const projectArn = (name: string, ctx: Pick<Context, 'arn'>) =>
  name.startsWith('arn:') ? name : ctx.arn('codebuild', `project/${name}`);

export const buildId = (idOrArn: string) => idOrArn.replace(/^arn:.*:build\//, '');

export const findBuild = (idOrArn: string, ctx: Context): BuildRecord | undefined =>
  isOfHere(idOrArn, ctx) ? ctx.get(builds, buildId(idOrArn)) : undefined;

export function requireBuild(idOrArn: string, ctx: Context): BuildRecord {
  const build = findBuild(idOrArn, ctx);
  if (!build) throw buildNotFound(idOrArn);
  return build;
}

/** For `page`: in rising order of this key, the newest build is first. */
export const newestFirst = ({ startedAt, number, id }: BuildRecord): string =>
  [Number.MAX_SAFE_INTEGER - startedAt, Number.MAX_SAFE_INTEGER - number].join('/') + id;

/** For `page`: in rising order of this key, the oldest build is first. */
export const oldestFirst = ({ startedAt, number, id }: BuildRecord): string =>
  `${String(startedAt).padStart(16, '0')}/${String(number).padStart(16, '0')}${id}`;
