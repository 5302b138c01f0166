// The dimensions of metrics that a service puts again and again: the same list each time, which CloudWatch knows by sight.
import type { Dimension } from '@aws-sdk/client-cloudwatch';

const lists = new Map<string, readonly Dimension[]>();
const mostLists = 50_000;

/** @param dimensions by name; nobody may change what is returned */
export function dimensionsList(dimensions: Readonly<Record<string, string>>): Dimension[] {
  let text = '';
  for (const name in dimensions) text += `${name}\0${dimensions[name]}\0`;
  let list = lists.get(text);
  if (list === undefined) {
    if (lists.size >= mostLists) lists.clear();
    list = Object.freeze(Object.entries(dimensions).map(([Name, Value]) => Object.freeze({ Name, Value })));
    lists.set(text, list);
  }
  // The SDK's type has no list that is read only.
  return list as Dimension[];
}
