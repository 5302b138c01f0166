// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_ListAutoshifts.html
import type { Operation } from '../../../kernel/context.ts';
import { pageOf } from '../paging.ts';

export const listAutoshifts: Operation<'arc-zonal-shift', 'ListAutoshifts'> = (input) =>
  // AWS starts none here.
  pageOf([], String, input);
