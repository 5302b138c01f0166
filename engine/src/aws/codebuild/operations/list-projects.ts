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
  const { sortBy = 'NAME' } = input;
  if (!Object.hasOwn(keys, sortBy)) throw invalidInput(`Invalid sortBy: ${sortBy}`);
  const key = keys[sortBy];
  const isDescending = input.sortOrder === 'DESCENDING';
  const sortKey = isDescending ? (project: ProjectRecord) => inverted(key(project)) : key;
  const listed = page(ctx.all(projects), sortKey, 100, input.nextToken);
  if (!listed) throw invalidInput('Invalid next token');
  return { projects: listed.items.map(({ name }) => name), nextToken: listed.nextToken };
};

/** A key whose rising order is the falling order of the text. */
const inverted = (text: string) =>
  `${[...text].map((character) => String.fromCharCode(0xffff - character.charCodeAt(0))).join('')}\uffff`;
