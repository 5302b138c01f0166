// The paths of inputs: `$.detail.items[0].name`, `$['detail-type']`, `$.detail.items[*].id`.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
import { isFields } from '../../../contracts/event-patterns/fields.ts';

type Step = string | number | '*';

/** The steps of a path; undefined when it is none. */
export function parsePath(path: string): readonly Step[] | undefined {
  const rest = /^\$(.*)$/s.exec(path)?.[1];
  if (rest === undefined) return undefined;
  const steps: Step[] = [];
  const pattern = /\.([^.[\]]+)|\[(\d+)\]|\[(\*)\]|\['([^']*)'\]|\["([^"]*)"\]/gy;
  let end = 0;
  for (const [whole, name, index, all, quoted, doubled] of rest.matchAll(pattern)) {
    end += whole.length;
    steps.push(index === undefined ? (name ?? all ?? quoted ?? doubled ?? '') : Number(index));
  }
  return end === rest.length ? steps : undefined;
}

/** What is there; undefined when nothing is. `[*]` gives a list. */
export function valueAt(path: string, root: unknown): unknown {
  let value: unknown = root;
  let isMany = false;
  for (const step of parsePath(path) ?? []) {
    if (step === '*' && Array.isArray(value)) isMany = true;
    else
      value =
        isMany && Array.isArray(value)
          ? value.map((each) => child(each, step)).filter((each) => each !== undefined)
          : child(value, step);
  }
  return value;
}

function child(value: unknown, step: Step): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? (value as unknown[])[step] : undefined;
  return isFields(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
