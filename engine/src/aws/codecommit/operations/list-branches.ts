// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_ListBranches.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidToken } from '../faults.ts';
import { branchesOf, requireRepository } from '../find.ts';

/** AWS does not publish the size of its pages. */
const pageSize = 1000;

export const listBranches: Operation<'codecommit', 'ListBranches'> = (input, ctx) => {
  const branches = branchesOf(requireRepository(input.repositoryName!, ctx), ctx);
  const listed = page(branches, (name) => name, pageSize, input.nextToken);
  if (!listed) throw invalidToken();
  return { branches: listed.items, nextToken: listed.nextToken };
};
