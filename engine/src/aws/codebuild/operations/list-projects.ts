// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ListProjects.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { type ProjectRecord, projects } from '../state.ts';

const time = (ms: number) => String(ms).padStart(16, '0');
const keys = {
  NAME: ({ name }: ProjectRecord) => name,
  CREATED_TIME: ({ name, createdAt }: ProjectRecord) => time(createdAt) + name,
  LAST_MODIFIED_TIME: ({ name, modifiedAt }: ProjectRecord) => time(modifiedAt) + name,
};

export const listProjects: Operation<'codebuild', 'ListProjects'> = (input, ctx) => {
  const listed = page(ctx.all(projects), keys[input.sortBy ?? 'NAME'], 100, input.nextToken);
  if (!listed) throw invalidInput('Invalid next token');
  const names = listed.items.map(({ name }) => name);
  return {
    projects: input.sortOrder === 'DESCENDING' ? names.reverse() : names,
    nextToken: listed.nextToken,
  };
};
