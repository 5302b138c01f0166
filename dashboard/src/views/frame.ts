// What stays: the views to choose from, the clock, and what happened last.
import { control, mayChangeClock } from '../cloud/session.ts';
import { html } from '../html.ts';
import type { Place } from '../state/place.ts';
import type { Store } from '../state/store.ts';
import { Activity } from './activity.ts';
import { viewOf, views } from './index.ts';
import { Keys } from './keys.ts';
import { Palette } from './palette.ts';
import type { ViewProps } from './view.ts';

export function Frame({ store, cloud, place }: ViewProps & { readonly place: Place }) {
  const view = viewOf(place);
  const { overlay } = store;
  const close = () => overlay && store.close(overlay);
  return html`
    <header>
      <h1>Drydock</h1>
      <nav aria-label="Views">
        ${views.map(
          ({ id, title }, index) => html`
            <a href=${`#${id}`} aria-current=${id === view.id ? 'page' : undefined}>
              <kbd aria-hidden="true">${index + 1}</kbd> ${title}
            </a>`,
        )}
      </nav>
      <button onClick=${() => store.open('palette')} aria-keyshortcuts="Control+K">Find <kbd aria-hidden="true">/</kbd></button>
      <button onClick=${() => store.open('keys')} aria-label="Keys"><kbd aria-hidden="true">?</kbd></button>
      <${Clock} store=${store} />
      <p class="connection" role="status">
        ${store.isConnected ? html`<span class="good">live</span> ${store.region}` : html`<span class="bad">no connection</span>`}
      </p>
    </header>
    ${store.error && html`<p class="error" role="alert">${store.error}</p>`}
    ${store.engineFault && html`<p class="error" role="alert">${store.engineFault}</p>`}
    ${store.notice && html`<${Notice} store=${store} />`}
    <main aria-label=${view.title}><${view.show} store=${store} cloud=${cloud} place=${place} /></main>
    <${Activity} lines=${store.activity} />
    ${overlay?.what === 'palette' && html`<${Palette} key=${overlay.opening} store=${store} cloud=${cloud} views=${views} close=${close} />`}
    ${overlay?.what === 'keys' && html`<${Keys} key=${overlay.opening} views=${views} close=${close} />`}
  `;
}

function Notice({ store }: { readonly store: Store }) {
  const close = () => {
    store.notice = '';
    store.changed();
  };
  return html`
    <p class="notice" role="status">
      ${store.notice} <span class="quiet">Until then this page does everything but change the clock.</span>
      <button onClick=${close}>Close</button>
    </p>`;
}

function Clock({ store }: { readonly store: Store }) {
  if (!store.clock) return html`<p class="clock"></p>`;
  const { now, rate, frozen } = store.clock;
  const speed = frozen ? 'frozen' : rate === 1 ? 'real time' : `${rate} times as fast`;
  const send = (method: string, path: string, body: object) => () => {
    control(method, path, body).catch((error: Error) => {
      store.error = error.message;
      store.changed();
    });
  };
  return html`
    <div class="clock" role="group" aria-label="Clock">
      <time>${now.slice(11, 19)}</time> <span>${speed}</span>
      ${
        mayChangeClock() &&
        html`
          <button onClick=${send('PUT', 'clock', { frozen: !frozen })}>${frozen ? 'Resume' : 'Freeze'}</button>
          <button onClick=${send('PUT', 'clock', { rate: rate === 1 ? 60 : 1 })}>
            ${rate === 1 ? '60×' : 'Real time'}
          </button>
          <button onClick=${send('POST', 'clock/advance', { ms: 300_000 })}>Advance 5 min</button>`
      }
    </div>`;
}
