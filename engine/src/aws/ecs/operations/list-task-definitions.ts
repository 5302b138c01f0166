// ListTaskDefinitions: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html
import type { Operation } from '../../../kernel/context.ts';
import { taskDefinitions } from '../state.ts';
import { pageOf } from '../views/page.ts';

/** A page is sorted by rising keys; a descending list counts its revisions down from this. */
const topRevision = 10_000_000;

export const listTaskDefinitions: Operation<'ecs', 'ListTaskDefinitions'> = (input, ctx) => {
  const { status = 'ACTIVE', familyPrefix, sort = 'ASC' } = input;
  const found = ctx
    .all(taskDefinitions)
    .filter((record) => record.status === status && (!familyPrefix || record.family === familyPrefix));
  // In a descending list the characters of a family are inverted, so that the keys still rise.
  const inverted = (text: string) =>
    [...text].map((c) => String.fromCharCode(0xffff - c.charCodeAt(0))).join('');
  const { items, nextToken } = pageOf(
    found,
    ({ family, revision }) =>
      sort === 'DESC'
        ? `${inverted(family)}\uffff${String(topRevision - revision).padStart(8, '0')}`
        : `${family}\0${String(revision).padStart(8, '0')}`,
    input,
  );
  return { taskDefinitionArns: items.map((record) => record.arn), nextToken };
};
