// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListArchives.html
import type { Operation } from '../../../kernel/context.ts';
import { archiveView } from '../archives/archive.ts';
import { checkFilters, paged } from '../archives/list.ts';
import { archives } from '../state.ts';

export const listArchives: Operation<'events', 'ListArchives'> = (input, ctx) => {
  checkFilters('ListArchives', input);
  const { NamePrefix = '', EventSourceArn, State = 'ENABLED' } = input;
  const found = ctx
    .all(archives)
    .filter(
      ({ name, sourceArn }) =>
        name.startsWith(NamePrefix) && [sourceArn, undefined].includes(EventSourceArn) && State === 'ENABLED',
    );
  const { items, ...more } = paged(found, input);
  return { Archives: items.map((archive) => archiveView(archive, ctx)), ...more };
};
