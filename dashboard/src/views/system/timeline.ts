// The last hour as a slider: the picture of any moment of it, and of now.
import { html } from '../../html.ts';
import type { History } from '../../state/history.ts';

export function Timeline(props: {
  readonly history: History;
  /** The moment that is shown; absent for now. Milliseconds, by the cloud's clock. */
  readonly time: number | undefined;
  /** Absent where there is no now. */
  readonly show: (time: number | undefined) => void;
  readonly isRecording?: boolean;
  readonly save?: () => void;
}) {
  const { history, time, show, isRecording = false, save } = props;
  const { pictures } = history;
  if (pictures.length < 2 && !isRecording) return undefined;
  const last = pictures.length - 1;
  const index = time === undefined ? last : pictures.findLastIndex(({ at }) => at <= time);
  const shown = time === undefined ? 'now' : inWords(time);
  const choose = (event: Event) => {
    const chosen = Number((event.target as HTMLInputElement).value);
    show(chosen === last && !isRecording ? undefined : pictures[chosen]?.at);
  };
  return html`
    <div class="timeline" role="group" aria-label="Timeline">
      <label>
        <span>${inWords(pictures[0]?.at ?? 0)} to ${isRecording ? inWords(pictures[last]?.at ?? 0) : 'now'}</span>
        <input type="range" min="0" max=${last} value=${index} aria-valuetext=${shown} onInput=${choose} />
      </label>
      <output>${shown}</output>
      ${!isRecording && html`<button disabled=${time === undefined} onClick=${() => show(undefined)}>Now</button>`}
      ${save && html`<button onClick=${save}>Save</button>`}
    </div>`;
}

const inWords = (time: number): string => new Date(time).toISOString().slice(11, 19);
