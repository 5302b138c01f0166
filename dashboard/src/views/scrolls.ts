// What may be wider than the window: it scrolls by itself, by keys too, with a shadow where there is more.
import type { ComponentChildren } from 'preact';
import { html } from '../html.ts';

export function Scrolls({
  label,
  children,
}: {
  readonly label: string;
  readonly children?: ComponentChildren;
}) {
  return html`<div class="scrolls" role="region" aria-label=${label} tabindex="0">${children}</div>`;
}
