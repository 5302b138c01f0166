// https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { mappingView } from '../event-sources/mapping.ts';
import { invalid } from '../faults.ts';
import { findFunction } from '../find.ts';
import { eventSourceMappings } from '../state.ts';

export const listEventSourceMappings: Operation<'lambda', 'ListEventSourceMappings'> = (input, ctx) => {
  const { EventSourceArn: source, FunctionName, Marker, MaxItems = 100 } = input;
  const wanted = FunctionName === undefined ? undefined : findFunction(FunctionName, ctx);
  const found = ctx
    .all(eventSourceMappings)
    .filter(
      (each) =>
        (source === undefined || each.eventSourceArn === source) &&
        (!wanted ||
          (each.functionName === wanted.record.name &&
            (wanted.qualifier === undefined || each.qualifier === wanted.qualifier))),
    );
  const listed = page(found, ({ uuid }) => uuid, Math.min(MaxItems, 100), Marker);
  if (!listed) throw invalid(`Invalid marker: ${Marker}`);
  return {
    EventSourceMappings: listed.items.map((each) => mappingView(each, ctx)),
    NextMarker: listed.nextToken,
  };
};
