// A colour for each revision of a task definition: neighbours differ, and a revision keeps its own.
const colours = 8;
/** Letters in a block. */
const most = 14;

const revisionOf = (arn: string): number => Number(arn.split(':').at(-1)) || 0;

/** The name of a class. @param arn of a task definition */
export const colourOf = (arn: string): string => `colour-${colourNumberOf(arn)}`;

/** The same colour is `--revision-<number>` in style sheets. */
export const colourNumberOf = (arn: string): number => revisionOf(arn) % colours;

/** `web:12` without what is too long for a block: `acme-storefront-web:12` is `…web:12`. */
export function shortOf(arn: string): string {
  const name = arn.split('/').at(-1)!;
  if (name.length <= most) return name;
  const end = name.slice(-most + 1);
  return `…${end.slice(end.indexOf('-') + 1)}`;
}
