// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_ListRepositories.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidToken } from '../faults.ts';
import { type RepositoryRecord, repositories } from '../state.ts';

/** AWS does not publish the size of its pages. */
const pageSize = 1000;

export const listRepositories: Operation<'codecommit', 'ListRepositories'> = (input, ctx) => {
  const isDescending = input.order === 'descending';
  const key = ({ name, updatedAt }: RepositoryRecord) =>
    input.sortBy === 'lastModifiedDate' ? `${String(updatedAt).padStart(16, '0')} ${name}` : name;
  const listed = page(
    ctx.all(repositories),
    (record) => (isDescending ? inverse(key(record)) : key(record)),
    pageSize,
    input.nextToken,
  );
  if (!listed) throw invalidToken();
  return {
    repositories: listed.items.map(({ id, name }) => ({ repositoryId: id, repositoryName: name })),
    nextToken: listed.nextToken,
  };
};

/** Rises where the text falls. Names are ASCII. */
const inverse = (text: string): string =>
  `${[...text].map((letter) => String.fromCharCode(0xffff - letter.charCodeAt(0))).join('')}\uffff`;
