// A diagram as SVG: load balancers, rules, target groups and services in four columns, with lines between them, and below them where
// tasks run. It has its own colours for light and dark, and needs nothing else.
import type { Diagram, Place } from './diagram.ts';

const column = { width: 220, gap: 70 } as const;
const box = { height: 46, gap: 18 } as const;
const margin = 20;
const textWidth = 7;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

export function svgOf({ balancers, groups, services, places }: Diagram): string {
  const rules = balancers.flatMap((balancer) => balancer.rules);
  const columns = [
    balancers.map(({ id, name, type }) => [id, name, type] as const),
    rules.map(({ id, name, action }) => [id, name, action] as const),
    groups.map(({ id, name, note }) => [id, name, note] as const),
    services.map(({ id, name, note }) => [id, name, note] as const),
  ];
  const rows = Math.max(...columns.map((each) => each.length));
  const height = rows * (box.height + box.gap);
  const boxes = new Map<string, Box>();
  for (const [index, each] of columns.entries()) {
    const top = margin + (height - each.length * (box.height + box.gap)) / 2;
    for (const [row, [id, ...lines]] of each.entries())
      boxes.set(id, {
        x: margin + index * (column.width + column.gap),
        y: top + row * (box.height + box.gap),
        lines: lines.filter((line) => line !== ''),
      });
  }
  const edges = [
    ...balancers.flatMap(({ id, rules: own }) => own.map((rule) => edge(boxes, id, rule.id, ''))),
    ...rules.flatMap(({ id, forwards }) =>
      forwards.map(({ group, share }) => edge(boxes, id, group, share === undefined ? '' : `${share} %`)),
    ),
    ...services.flatMap(({ id, groups: own }) => own.map((group) => edge(boxes, group, id, ''))),
  ];
  const below = placesOf(places, margin + height + 10);
  const width = Math.max(2 * margin + 4 * column.width + 3 * column.gap, below.width);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${below.bottom + margin}" viewBox="0 0 ${width} ${below.bottom + margin}" role="img" aria-label="The system: load balancers, rules, target groups, services and where tasks run">`,
    style,
    ...edges,
    ...[...boxes.values()].map((each) => boxOf(each.x, each.y, column.width, box.height, each.lines)),
    ...below.elements,
    '</svg>',
    '',
  ].join('\n');
}

const style = `<style>
  svg { background: #ffffff; color: #1f2328; font: 12px system-ui, sans-serif; }
  rect { fill: #f6f8fa; stroke: #8c959f; }
  .place { fill: none; stroke-dasharray: 4 3; }
  .task { fill: #ddf4ff; }
  path { fill: none; stroke: #0969da; }
  text { fill: currentColor; }
  .quiet { fill: #59636e; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; color: #e6edf3; }
    rect { fill: #161b22; stroke: #6e7681; }
    .task { fill: #0c2d6b; }
    path { stroke: #79c0ff; }
    .quiet { fill: #9198a1; }
  }
</style>`;

function boxOf(x: number, y: number, width: number, height: number, lines: readonly string[]): string {
  const most = Math.floor((width - 16) / textWidth);
  const texts = lines.map((line, index) => {
    const at = y + height / 2 + 4 + (index - (lines.length - 1) / 2) * 16;
    return `<text x="${x + 8}" y="${at}"${index > 0 ? ' class="quiet"' : ''}>${escaped(fitted(line, most))}</text>`;
  });
  const title = `<title>${escaped(lines.join(', '))}</title>`;
  return `<g>${title}<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${texts.join('')}</g>`;
}

/** Nothing where one of the ends is not drawn. */
function edge(boxes: ReadonlyMap<string, Box>, from: string, to: string, label: string): string {
  const [start, end] = [boxes.get(from), boxes.get(to)];
  if (!start || !end) return '';
  const [x1, y1] = [start.x + column.width, start.y + box.height / 2];
  const [x2, y2] = [end.x, end.y + box.height / 2];
  const middle = (x1 + x2) / 2;
  const line = `<path d="M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"/>`;
  return label === ''
    ? line
    : `${line}<text x="${x2 - 6}" y="${y2 - 6}" text-anchor="end">${escaped(label)}</text>`;
}

/** Places beside each other, their hosts below one another, and the tasks in them. */
function placesOf(places: readonly Place[], top: number) {
  const width = 2 * column.width;
  const taskHeight = 22;
  const heightOf = (tasks: number) => 30 + tasks * (taskHeight + 4);
  const tallest = Math.max(
    0,
    ...places.map(({ hosts }) => hosts.reduce((sum, { tasks }) => sum + heightOf(tasks.length) + 8, 0)),
  );
  const elements = places.flatMap(({ name, hosts }, index) => {
    const x = margin + index * (width + margin);
    const placed = [
      `<rect class="place" x="${x}" y="${top}" width="${width}" height="${tallest + 34}" rx="8"/>`,
      `<text x="${x + 10}" y="${top + 20}">${escaped(name)}</text>`,
    ];
    let y = top + 30;
    for (const host of hosts) {
      const height = heightOf(host.tasks.length);
      placed.push(`<rect x="${x + 8}" y="${y}" width="${width - 16}" height="${height}" rx="6"/>`);
      placed.push(`<text x="${x + 16}" y="${y + 19}">${escaped(host.name)}</text>`);
      for (const [row, task] of host.tasks.entries()) {
        const taskY = y + 26 + row * (taskHeight + 4);
        placed.push(
          `<rect class="task" x="${x + 16}" y="${taskY}" width="${width - 32}" height="${taskHeight}" rx="4"/>`,
        );
        placed.push(
          `<text x="${x + 24}" y="${taskY + 15}">${escaped(fitted(task, Math.floor((width - 50) / textWidth)))}</text>`,
        );
      }
      y += height + 8;
    }
    return placed;
  });
  return {
    elements,
    width: 2 * margin + places.length * (width + margin) - margin,
    bottom: places.length === 0 ? top : top + tallest + 34,
  };
}

const fitted = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
