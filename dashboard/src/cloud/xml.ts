// The answers of AWS Query as values: an element whose children are all `member` (or `item`, of EC2) is a list, one with other children is an object,
// and one without is text.

export type XmlValue = string | Xml | XmlValue[];
export interface Xml {
  readonly [name: string]: XmlValue;
}

export function xmlValue(element: Element): XmlValue {
  const children = [...element.children];
  if (children.length === 0) return element.textContent ?? '';
  if (children.every(({ localName }) => localName === 'member' || localName === 'item'))
    return children.map(xmlValue);
  return Object.fromEntries(children.map((child) => [child.localName, xmlValue(child)]));
}

/** The objects of a list; none where it is absent or empty, which XML does not tell apart. */
export const listOf = (value: XmlValue | undefined): readonly Xml[] =>
  Array.isArray(value) ? value.filter((each): each is Xml => typeof each === 'object') : [];

/** The texts of a list. */
export const textsOf = (value: XmlValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

export const textOf = (value: XmlValue | undefined): string => (typeof value === 'string' ? value : '');
