// A diagram as Mermaid's flowchart, which GitHub and many others draw. https://mermaid.js.org/syntax/flowchart.html
import type { Diagram } from './diagram.ts';

export function mermaidOf({ balancers, groups, services, places }: Diagram): string {
  const names = new Map<string, string>();
  /** Mermaid's own ids have no special characters. */
  const node = (id: string): string => {
    const name = names.get(id) ?? `n${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  const known = new Set(groups.map(({ id }) => id));
  const lines = [
    ...balancers.flatMap(({ id, name, type, rules }) => [
      `${node(id)}(["${label(name, type)}"])`,
      ...rules.flatMap((rule) => [
        `${node(rule.id)}{{"${label(rule.name, rule.action)}"}}`,
        `${node(id)} --> ${node(rule.id)}`,
        ...rule.forwards
          .filter(({ group }) => known.has(group))
          .map(({ group, share }) => {
            const arrow = share === undefined ? '-->' : `-- "${share} %" -->`;
            return `${node(rule.id)} ${arrow} ${node(group)}`;
          }),
      ]),
    ]),
    ...groups.map(({ id, name, note }) => `${node(id)}["${label(name, note)}"]`),
    ...services.flatMap(({ id, name, note, groups: own }) => [
      `${node(id)}[["${label(name, note)}"]]`,
      ...own.filter((group) => known.has(group)).map((group) => `${node(group)} --> ${node(id)}`),
    ]),
    ...places.flatMap((place, index) => [
      `subgraph place${index + 1}["${label(place.name)}"]`,
      ...place.hosts.map(
        ({ name, tasks }, host) => `  p${index + 1}h${host + 1}["${label(name, ...tasks)}"]`,
      ),
      'end',
    ]),
  ];
  return ['flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

/** Lines of a node; quotes are entities, as Mermaid wants them. */
const label = (...lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;'))
    .join('<br>');
