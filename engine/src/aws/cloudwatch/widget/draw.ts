// Draws a metric widget: lines over time with their axes and a legend, or the newest values as numbers.
import type { Series } from '../math/values.ts';
import { Canvas, type Color, textHeight, textWidth } from './canvas.ts';
import type { Widget } from './widget.ts';

export interface Drawn {
  readonly id: string;
  readonly label: string;
  readonly series: Series;
}

const white: Color = [255, 255, 255];
const ink: Color = [40, 48, 58];
const grid: Color = [222, 226, 232];
const limit: Color = [200, 40, 40];
const palette: readonly Color[] = [
  [31, 119, 180],
  [255, 127, 14],
  [44, 160, 44],
  [214, 39, 40],
  [148, 103, 189],
  [140, 86, 75],
  [227, 119, 194],
  [23, 190, 207],
];
const small = 2;
const gap = 10;

export function draw(widget: Widget, drawn: readonly Drawn[]): Canvas {
  const canvas = new Canvas(widget.width, widget.height, white);
  const colored = drawn.map((one, index) => ({ ...one, color: colorOf(widget.colors.get(one.id), index) }));
  const top = widget.title === '' ? gap : gap * 2 + textHeight(3);
  if (widget.title !== '') canvas.text(widget.title, gap, gap, ink, 3);
  if (widget.view === 'singleValue') drawValues(canvas, colored, top);
  else drawLines(canvas, widget, colored, top);
  return canvas;
}

type Colored = Drawn & { readonly color: Color };

function drawValues(canvas: Canvas, drawn: readonly Colored[], top: number): void {
  const width = (canvas.width - gap) / Math.max(1, drawn.length);
  for (const [index, { label, series, color }] of drawn.entries()) {
    const value = [...series.points.values()].at(-1);
    const x = gap + index * width;
    canvas.text(value === undefined ? '--' : short(value), x, top, color, 6);
    canvas.text(fitted(label, width - gap), x, top + textHeight(6) + gap, ink, small);
  }
}

function drawLines(canvas: Canvas, widget: Widget, drawn: readonly Colored[], top: number): void {
  const legendRow = textHeight(small) + gap;
  const legendRows = Math.min(drawn.length, Math.max(1, Math.floor(canvas.height / 3 / legendRow)));
  const values = [
    ...drawn.flatMap(({ series }) => [...series.points.values()]),
    ...widget.lines.map(({ value }) => value),
  ];
  const [low, high] = rangeOf(values, widget);
  const left = gap + Math.max(...[low, high].map((value) => textWidth(short(value), small))) + gap;
  const bottom = canvas.height - legendRows * legendRow - legendRow - gap;
  const [right, height] = [canvas.width - gap, bottom - top];
  const x = (at: number) => left + ((at - widget.from) / (widget.to - widget.from)) * (right - left);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * height;
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const value = low + (high - low) * share;
    canvas.line({ x: left, y: y(value) }, { x: right, y: y(value) }, grid);
    canvas.text(short(value), gap, y(value) - textHeight(small) / 2, ink, small);
  }
  for (const share of [0, 0.5, 1]) {
    const text = new Date(widget.from + (widget.to - widget.from) * share).toISOString().slice(11, 16);
    canvas.text(text, left + (right - left - textWidth(text, small)) * share, bottom + gap / 2, ink, small);
  }
  for (const { label, value } of widget.lines) {
    canvas.line({ x: left, y: y(value) }, { x: right, y: y(value) }, limit);
    canvas.text(label, left + gap, y(value) - textHeight(small) - 2, limit, small);
  }
  for (const { series, color } of drawn) {
    let before: { readonly at: number; readonly value: number } | undefined;
    for (const [at, value] of series.points) {
      const point = { x: x(at), y: y(value) };
      // A gap in the data is a gap in the line.
      if (before && at - before.at <= series.periodMs)
        canvas.line({ x: x(before.at), y: y(before.value) }, point, color, 2);
      else canvas.box(point.x - 1, point.y - 1, 3, 3, color);
      before = { at, value };
    }
  }
  for (const [index, { label, color }] of drawn.slice(0, legendRows).entries()) {
    const row = bottom + legendRow + gap / 2 + index * legendRow;
    canvas.box(left, row, textHeight(small), textHeight(small), color);
    const from = left + textHeight(small) + gap / 2;
    canvas.text(fitted(label, right - from), from, row, ink, small);
  }
}

/** From 0, unless values are negative or the axis says otherwise. */
function rangeOf(values: readonly number[], { yMin, yMax }: Widget): [number, number] {
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const low = yMin ?? least;
  const high = yMax ?? (Number.isFinite(most) ? most * (most > 0 ? 1.05 : 0.95) : 1);
  return [low, high > low ? high : low + 1];
}

/** `1.25K`, for example. */
function short(value: number): string {
  const units = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'K'],
  ] as const;
  const [size, unit] = units.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${Number((value / size).toPrecision(3))}${unit}`;
}

const fitted = (text: string, width: number): string =>
  text.slice(0, Math.max(0, Math.floor(width / textWidth(' ', small))));

function colorOf(text: string | undefined, index: number): Color {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text ?? '') ?? [];
  if (red === undefined || green === undefined || blue === undefined) return palette[index % palette.length]!;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}
