// The page: its frame, and the view that the address names.
import { render } from 'preact';
import { Cloud } from './cloud/call.ts';
import { get } from './cloud/send.ts';
import { openSession } from './cloud/session.ts';
import { html } from './html.ts';
import { follow } from './state/follow.ts';
import { placeOf } from './state/place.ts';
import { Store } from './state/store.ts';
import { Frame } from './views/frame.ts';
import { keyOf } from './views/index.ts';
import { onKey } from './views/keys.ts';

// All of its parts are here (see reload.ts).
sessionStorage.removeItem('drydock-reloads');
const notice = await openSession();
const { region } = await (await get('/_drydock/health')).json();
const store = new Store();
const cloud = new Cloud(region);
store.region = region;
store.notice = notice;

const page = document.getElementById('page')!;
const draw = () =>
  render(html`<${Frame} store=${store} cloud=${cloud} place=${placeOf(location.hash)} />`, page);

store.onChange(draw);
addEventListener('hashchange', draw);
addEventListener('keydown', (event) => onKey(event, store, keyOf));
draw();
follow(store, cloud);
