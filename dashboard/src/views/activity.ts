// What happened last, newest first.
import { html } from '../html.ts';
import type { Line } from '../state/activity.ts';
import { kept } from './kept.ts';

export const Activity = kept(({ lines }: { readonly lines: readonly Line[] }) => {
  return html`
    <aside aria-labelledby="activity" tabindex="0">
      <h2 id="activity">Activity</h2>
      ${lines.length === 0 && html`<p class="quiet">Nothing has happened in the last hour.</p>`}
      <ol>
        ${lines
          .slice(0, 60)
          .map(
            ({ time, what, state, reason, tone, link }) =>
              html`<li><time>${time.slice(11, 19)}</time> <span>${what} <strong class=${tone}>${withBreaks(state)}</strong>${reason && `: ${reason}`}</span>${link && html` <a href=${link.to}>${link.title}</a>`}</li>`,
          )}
      </ol>
    </aside>`;
});

/** `UPDATE_COMPLETE`, which may be broken after the underscore. */
const withBreaks = (state: string) =>
  state.split(/(?<=_)/).map((word, index) => html`${index > 0 && html`<wbr />`}${word}`);
