// Projects and builds by what callers call them: a name or an id, or the ARN of either.
import type { Context } from '../../kernel/context.ts';
import { buildNotFound, projectNotFound } from './faults.ts';
import { type BuildRecord, builds, type ProjectRecord, projects } from './state.ts';

export function requireProject(nameOrArn: string, ctx: Context): ProjectRecord {
  const project = ctx.get(projects, nameOrArn.replace(/^arn:.*:project\//, ''));
  if (!project) throw projectNotFound(projectArn(nameOrArn, ctx));
  return project;
}

export const projectArn = (name: string, ctx: Pick<Context, 'arn'>) =>
  name.startsWith('arn:') ? name : ctx.arn('codebuild', `project/${name}`);

export const buildId = (idOrArn: string) => idOrArn.replace(/^arn:.*:build\//, '');

export function requireBuild(idOrArn: string, ctx: Context): BuildRecord {
  const build = ctx.get(builds, buildId(idOrArn));
  if (!build) throw buildNotFound(idOrArn);
  return build;
}

/** Newest first sorts by this: rising. */
export const newestFirst = ({ startedAt, number, id }: BuildRecord): string =>
  [Number.MAX_SAFE_INTEGER - startedAt, Number.MAX_SAFE_INTEGER - number].join('/') + id;

/** Oldest first. */
export const oldestFirst = ({ startedAt, number, id }: BuildRecord): string =>
  `${String(startedAt).padStart(16, '0')}/${String(number).padStart(16, '0')}${id}`;
